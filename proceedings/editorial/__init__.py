"""Every act that changes the record: publishing, correcting, merging, restoring."""

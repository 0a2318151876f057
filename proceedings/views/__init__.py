"""Every public function that answers a request."""

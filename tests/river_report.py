"""A report in a common shape, about the small world's forum: three known people, one nearly known, one new."""

TEXT = """The river after the thaw
14 March 2027, 10:20

Analytical Report of the III River Forum on the thaw and what it costs

Every spring the delta floods, and every spring the bill is argued about; this paper sets down what its guests proposed.

Top 2 Forum Takeaways:
• Villages are warned too late, and the sirens are older than the mayors.
• Dykes and early warning belong in one budget.

Panel Discussion: Who pays for the dykes?

Key Takeaways:
• The delta needs 15,000 sandbags before the next thaw.

Ada Marsh, Director of the Water Institute, said that the dykes of the delta were built for smaller rivers and that \
flood defence would cost over EUR 3 billion in the coming ten years.

She added that nobody has yet counted the cost of waiting for another spring without any plan.

Boris Kruk, Mayor of Lysets, answered that his town had already paid for its own sirens out of the market fees.

Edit Halvorsen, Professor at the Fjord School, compared the delta with three fjords where 90–95% of the houses moved.

Subscribe to our newsletter!
"""

# The same people a year later, at the next forum.
ANOTHER_YEAR = TEXT.replace("2027", "2028").replace("III River", "IV River")

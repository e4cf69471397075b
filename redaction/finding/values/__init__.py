"""What finds are made of: hits of single rules, their scores, and the values they merge into."""

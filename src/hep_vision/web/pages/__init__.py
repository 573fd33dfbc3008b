"""The patient's pages but the session: each module gives its entries of the route table."""

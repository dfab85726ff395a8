"""What each sentence yielded, or the class of sentence that it is when it yielded nothing."""

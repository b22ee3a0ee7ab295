"""The promises of a sentence: what their names lack is completed from their own clause, and the verb that they are told under."""

"""Why a number that a sentence prints is in no record of it."""

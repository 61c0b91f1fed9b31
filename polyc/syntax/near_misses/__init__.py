"""What an author may have meant: guesses at the edit that makes a faulty line readable.

Each file knows one sort of slip.  A near miss only proposes; whether the line can be
read with the edit is found out by reading it.
"""

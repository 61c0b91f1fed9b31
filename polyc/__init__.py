"""polyc: medical-insurance policy as code.

A policy officer writes a policy in `.pol`; polyc checks it, compiles it to settlement
functions and publishes it as pages.  Nothing is imported here, so that `polyc --help`
stays fast; the phases are in `polyc.pipeline`.
"""

__version__ = "0.1.0"

"""Makes job-pack.docx, the Word template of the standard set: ``python templates/standard/make_job_pack.py``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from templates.word_criteria import criteria_in_rows
from templates.word_look import Look
from templates.word_pack import make

if __name__ == "__main__":
    make(__file__, criteria_in_rows(), Look())

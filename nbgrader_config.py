"""nbgrader's configuration for this course, read by every `nbgrader` command that runs in this folder."""

import os
from pathlib import Path

from autograder.integrations.nbgrader import configure
from autograder.outputs.gradebook import COURSE_ID, STUB

c = get_config()  # noqa: F821 - nbgrader provides it

# The language whose notebooks are released and whose cells the gradebook holds. Learners may hand in either: cells and
# points are the same, and each is graded and answered in the language of their own notebook.
lang = os.environ.get("AUTOGRADER_LANG", "ko")

c.CourseDirectory.course_id = COURSE_ID
c.CourseDirectory.source_directory = f"source/{lang}"
c.CourseDirectory.release_directory = f"release/{lang}"

# What stands in place of a solution in the student's notebook.
c.ClearSolutions.code_stub = STUB

# Whoever handed something in is a student, also when nobody entered them in the gradebook before.
c.Autograde.create_student = True

# What each day begun after the due date takes: 0.1 is a tenth of the score. Due dates are the gradebook's.
c.LatePenalty.per_day = 0.0

# Where the times in the file names of Blackboard's downloads are from, such as "Asia/Seoul".
c.Collector.timezone = "UTC"

# Grade with the course's sandbox instead of running student code beside the tests (nbgrader's Execute).
configure(c, Path(__file__).parent)

"""Validates PDFs with page-validation: flavours with commas and files in, lines as those of Validate.java out."""

import sys

import page

for path in sys.argv[2:]:
    for flavour in sys.argv[1].split(","):
        report = page.validate_pdf(path, profile=flavour, limits=page.SafetyLimits.unlimited())
        failures = len(report.failures) or (0 if report.is_compliant else 1)
        print(flavour, path, report.rules.total, failures, sep="\t")
        for failure in report.failures[:20]:
            print("", f"{failure.rule_id} {failure.message} @ {failure.object_id}", sep="\t")

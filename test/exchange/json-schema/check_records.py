"""Reads {"schemas": {table: schema}, "records": [[table, record], ...]} and answers, record by record, whether it is valid."""
import json
import sys

from jsonschema import Draft202012Validator

given = json.load(sys.stdin)
validators = {table: Draft202012Validator(schema) for table, schema in given["schemas"].items()}
json.dump([validators[table].is_valid(record) for table, record in given["records"]], sys.stdout)

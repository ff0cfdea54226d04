"""Holds files against schemas that others have published.

usage: check compose FILE       the schema of the Compose Specification
       check kubernetes FILE    the schemas of Kubernetes, strict: no unknown field

Exit status: 0 valid, 1 not, with a line a complaint; 2 wrong usage.
"""

import json
import pathlib
import sys

import jsonschema
import kubernetes_validate
import yaml

OLDEST = "1.28"
NEWEST = "1.37"


def compose(text):
    schema = json.loads((pathlib.Path(__file__).parent / "compose-spec.json").read_text())
    validator = jsonschema.validators.validator_for(schema)(schema)
    for error in validator.iter_errors(yaml.safe_load(text)):
        yield f"{'/'.join(map(str, error.absolute_path))}: {error.message}"


def kubernetes(text):
    documents = [each for each in yaml.safe_load_all(text) if each is not None]
    print("kinds " + " ".join(each["kind"] for each in documents))
    for version in (OLDEST, NEWEST):
        for document in documents:
            try:
                kubernetes_validate.validate(document, version, strict=True)
            except kubernetes_validate.ValidationError as error:
                path = "/".join(map(str, error.path))
                yield f"{version} {document['kind']} {path}: {error.message}"


def main(arguments):
    kinds = {"compose": compose, "kubernetes": kubernetes}
    if len(arguments) != 2 or arguments[0] not in kinds:
        print(__doc__, file=sys.stderr)
        return 2
    complaints = list(kinds[arguments[0]](pathlib.Path(arguments[1]).read_text()))
    print("\n".join(complaints) if complaints else "valid")
    return 1 if complaints else 0


sys.exit(main(sys.argv[1:]))

"""SARIF 2.1.0 as far as we write it, and what GitHub's code scanning asks for on top of it."""

MESSAGE = {"type": "object", "additionalProperties": False, "required": ["text"],
           "properties": {"text": {"type": "string", "minLength": 1}}}
SHORT = {"type": "object", "additionalProperties": False, "required": ["text"],
         "properties": {"text": {"type": "string", "minLength": 1, "maxLength": 1024}}}
URI = {"type": "object", "additionalProperties": False, "required": ["uri"],
       "properties": {"uri": {"type": "string", "format": "uri-reference",
                              "pattern": r"^(?:[A-Za-z0-9._~/:-]|%[0-9A-F]{2})+$"}}}
LINE = {"type": "integer", "minimum": 1}
LOCATION = {
    "type": "object", "additionalProperties": False, "required": ["physicalLocation"],
    "properties": {
        "id": {"type": "integer", "minimum": 0},
        "message": MESSAGE,
        "physicalLocation": {
            "type": "object", "additionalProperties": False,
            "required": ["artifactLocation", "region"],
            "properties": {
                "artifactLocation": URI,
                "region": {"type": "object", "additionalProperties": False,
                           "required": ["startLine"],
                           "properties": {"startLine": LINE, "startColumn": LINE,
                                          "endLine": LINE, "endColumn": LINE}}}}}}
STEP = {
    "type": "object", "additionalProperties": False, "required": ["location"],
    "properties": {"location": LOCATION, "executionOrder": {"type": "integer", "minimum": 0},
                   "state": {"type": "object", "additionalProperties": MESSAGE}}}
COMPONENT = {"type": "object", "additionalProperties": False, "required": ["name"],
             "properties": {"name": {"enum": ["locked-decisions", "anti-patterns"]}}}
BAG = {"type": "object", "additionalProperties": {"type": "string"}}
RESULT = {
    "type": "object", "additionalProperties": False,
    "required": ["ruleId", "ruleIndex", "kind", "level", "message", "locations",
                 "partialFingerprints"],
    "properties": {
        "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": 0},
        "kind": {"enum": ["fail", "open", "review", "informational"]},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": MESSAGE,
        "locations": {"type": "array", "minItems": 1, "items": LOCATION},
        "relatedLocations": {"type": "array", "uniqueItems": True, "maxItems": 100, "items": LOCATION},
        "codeFlows": {
            "type": "array", "minItems": 1, "items": {
                "type": "object", "additionalProperties": False, "required": ["threadFlows"],
                "properties": {"threadFlows": {
                    "type": "array", "minItems": 1, "items": {
                        "type": "object", "additionalProperties": False,
                        "required": ["locations"],
                        "properties": {"id": {"type": "string"},
                                       "locations": {"type": "array", "minItems": 1,
                                                     "items": STEP}}}}}}},
        "partialFingerprints": {
            "type": "object", "required": ["primaryLocationLineHash"],
            "additionalProperties": {"type": "string", "pattern": "^[0-9a-f]{16}:[0-9]+$"}},
        "taxa": {"type": "array", "items": {
            "type": "object", "additionalProperties": False, "required": ["id", "toolComponent"],
            "properties": {"id": {"type": "string"}, "toolComponent": COMPONENT}}},
        "properties": BAG},
    "if": {"not": {"properties": {"kind": {"const": "fail"}}}},
    "then": {"properties": {"level": {"const": "none"}}}}  # section 3.27.10
RULE = {
    "type": "object", "additionalProperties": False,
    "required": ["id", "shortDescription", "fullDescription", "help", "defaultConfiguration",
                 "properties"],
    "properties": {
        "id": {"type": "string", "maxLength": 255}, "shortDescription": SHORT,
        "fullDescription": SHORT, "help": MESSAGE,
        "defaultConfiguration": {"type": "object", "additionalProperties": False, "properties": {
            "level": {"enum": ["note", "warning", "error"]}}},
        "properties": {"type": "object", "additionalProperties": False, "properties": {
            "tags": {"type": "array", "maxItems": 10, "items": {"type": "string"}},
            "precision": {"enum": ["very-high", "high", "medium", "low"]},
            "problem.severity": {"enum": ["error", "warning", "recommendation"]}}}}}
DRIVER = {
    "type": "object", "additionalProperties": False, "required": ["name", "rules"],
    "properties": {"name": {"const": "Cairn"}, "version": {"type": "string"},
                   "semanticVersion": {"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
                   "rules": {"type": "array", "items": RULE},
                   "supportedTaxonomies": {"type": "array", "items": COMPONENT}}}
TAXONOMY = {
    "type": "object", "additionalProperties": False, "required": ["name", "taxa"],
    "properties": {
        "name": {"type": "string"}, "organization": {"type": "string"},
        "shortDescription": MESSAGE,
        "taxa": {"type": "array", "items": {
            "type": "object", "additionalProperties": False, "required": ["id"],
            "properties": {"id": {"type": "string"}, "shortDescription": MESSAGE,
                           "fullDescription": MESSAGE}}}}}
ARTIFACT = {
    "type": "object", "additionalProperties": False, "required": ["location"],
    "properties": {"location": URI, "description": MESSAGE,
                   "hashes": {"type": "object", "additionalProperties": False, "properties": {
                       "sha-256": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}}}}
RUN = {
    "type": "object", "additionalProperties": False,
    "required": ["tool", "results", "automationDetails"],
    "properties": {
        "tool": {"type": "object", "additionalProperties": False, "required": ["driver"],
                 "properties": {"driver": DRIVER}},
        "automationDetails": {"type": "object", "additionalProperties": False, "properties": {
            "id": {"type": "string", "pattern": "/$"}}},
        "invocations": {"type": "array", "items": {
            "type": "object", "additionalProperties": False, "required": ["executionSuccessful"],
            "properties": {"executionSuccessful": {"type": "boolean"},
                           "exitCode": {"type": "integer"},
                           "toolExecutionNotifications": {"type": "array", "items": {
                               "type": "object", "additionalProperties": False,
                               "required": ["level", "message"],
                               "properties": {"level": {"const": "warning"},
                                              "message": MESSAGE}}}}}},
        "columnKind": {"const": "unicodeCodePoints"},
        "taxonomies": {"type": "array", "items": TAXONOMY},
        "artifacts": {"type": "array", "items": ARTIFACT},
        "results": {"type": "array", "maxItems": 25000, "items": RESULT}}}
LOG = {
    "type": "object", "additionalProperties": False, "required": ["version", "runs"],
    "properties": {"$schema": {"const": "https://json.schemastore.org/sarif-2.1.0.json"},
                   "version": {"const": "2.1.0"},
                   "runs": {"type": "array", "minItems": 1, "maxItems": 20, "items": RUN}}}


def problems(log, each=True):
    """What is wrong with a SARIF log, as texts; without `each` only the first results are read."""
    from jsonschema import Draft7Validator
    if not each:
        log = dict(log, runs=[dict(run, results=run["results"][:10]) for run in log["runs"]])
    found = [f"{list(e.absolute_path)}: {e.message}"
             for e in Draft7Validator(LOG).iter_errors(log)]
    for run in log["runs"]:
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        found += [f"two rules {rule}" for rule in set(rules) if rules.count(rule) > 1]
        found += [f"{result['ruleId']} has another index" for result in run["results"]
                  if rules[result["ruleIndex"]] != result["ruleId"]]
        marks = [str(result["partialFingerprints"]) for result in run["results"]]
        found += [f"two results {mark}" for mark in set(marks) if marks.count(mark) > 1]
    return found

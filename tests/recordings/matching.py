"""What makes two requests to a model the same, and what of them is worth keeping."""

import json
import re
from typing import Any

KEPT = {"content-type", "retry-after"}
TRIED_ON = {"no-such-model", "busy"}  # models that a server refuses

_IN_FOLDER = re.compile(rb'"model": ?"[^"]*/([^"/]+)"')


def asked(body: bytes | str | None) -> dict[str, Any]:
    """Return a request without what differs from one server to the next."""
    found: dict[str, Any] = json.loads(body or b"{}")
    if found.get("model") not in TRIED_ON:
        found["model"] = "any"
    return found


def same_request(one: Any, other: Any) -> None:
    """Compare two requests.

    Raises:
        AssertionError: they ask for different things.
    """
    assert one.method == other.method
    assert one.path == other.path
    assert asked(one.body) == asked(other.body)


def scrubbed_request(request: Any) -> Any:
    """Keep no key, cookie or name of the machine."""
    request.headers = {k: v for k, v in request.headers.items() if k.lower() in KEPT}
    return request


def scrubbed_response(response: Any) -> Any:
    """Keep no cookie, organisation or id of the request, and no folder of the server."""
    body = response["body"]["string"]
    response["body"]["string"] = _IN_FOLDER.sub(rb'"model":"\1"', body)
    headers = response["headers"].items()
    response["headers"] = {k: v for k, v in headers if k.lower() in KEPT}
    return response

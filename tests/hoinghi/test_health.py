"""What an orchestrator asks, and who learns what fails."""

import pytest


def test_alive_asks_no_other_part(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_ready_names_the_failing_part_to_administrators_only(client, client_for, admin_user, coordinator):
    """No worker runs beside the tests, so that one part fails."""
    assert client.get("/readyz").json() == {"ready": False}
    assert client_for(coordinator).get("/readyz").json() == {"ready": False}
    told = client_for(admin_user).get("/readyz")
    assert told.status_code == 503
    assert "worker" in told.json()["failing"]
    assert "database" not in told.json()["failing"]

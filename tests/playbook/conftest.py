import pytest

from assistant.playbook.embedding import LocalVectors
from assistant.playbook.loading import knowledge
from assistant.playbook.search import Playbook


@pytest.fixture(scope="session")
def playbook(tmp_path_factory: pytest.TempPathFactory) -> Playbook:
    return Playbook.open(knowledge(), LocalVectors(), tmp_path_factory.mktemp("index"))

import pytest

from tests.factories.written import handed_in

pytestmark = pytest.mark.django_db
def test_smoke():
    desk = handed_in()
    print(desk.paper.state, [i.achieved for i in desk.paper.items.all()])

from builders import *
def test_smoke(db, tmp_path):
    case = make_case()
    print(play_day(START))
    print(pay(tmp_path, case, 5000))
    assert broken_proofs() == []
    print(books())

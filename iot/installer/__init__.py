"""For whoever puts a cabinet up or repairs it: calibrate its boards, and say plainly what is wrong with a bus."""

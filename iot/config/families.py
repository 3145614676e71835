"""What the families of lock boards have in common and where they differ, as data. Imports nothing that opens a port."""

from dataclasses import dataclass

ACTIVE, PASSIVE = 0x11, 0x00


@dataclass(frozen=True, slots=True)
class Family:
    """`open_is`: what a door sensor says of an open door unless calibrated, ACTIVE (11, 1) or PASSIVE (00, 0).

    `pulses_ms`: the pulses that can be asked for; empty where the board decides alone.
    `item_inputs`: it reads item sensors, where they are wired.
    `speaks_unasked`: it sends frames without being asked, so nothing else may live on its bus.
    """

    name: str
    baud: int
    addresses: range
    channels: int
    most_channels: int
    open_is: int
    pulses_ms: range
    pulse_ms: int
    speaks_unasked: bool = False
    item_inputs: bool = False


# Sources of the figures: the boards' own protocols as docs/boards.md and the frames modules name them.
FAMILIES = {
    family.name: family
    for family in (
        Family("8a80", 9600, range(1, 0xC9), 24, 50, ACTIVE, range(1000, 9001, 1000), 300),
        Family("wkly", 9600, range(32), 24, 50, PASSIVE, range(0), 400, speaks_unasked=True),
        Family("kerong", 19200, range(10), 16, 16, PASSIVE, range(10, 60_001, 10), 500, item_inputs=True),
        # A switch that closes a circuit when the door is shut: a cut wire then never reads as a shut door.
        Family("modbus", 9600, range(1, 248), 8, 32, PASSIVE, range(100, 60_001, 100), 500),
    )
}
# The rates that the four families' boards can be set to.
BOARD_BAUDS = (9600, 19200, 57600, 115200)

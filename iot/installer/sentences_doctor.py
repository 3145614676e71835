"""What the doctor says: for each finding what is wrong and what to do, for somebody with a screwdriver and a meter."""

# By code: what is wrong in English and Chinese, then what to do in both.
FINDINGS: dict[str, tuple[str, str, str, str]] = {
    "adapter_missing": (
        "The adapter of bus {bus} is not there.",
        "找不到总线 {bus} 的转接器。",
        "Plug the USB-RS485 adapter in; look with `ls -l /dev/serial/by-path`; the name in the configuration must "
        "be one of these.",
        "插好 USB 转 485 转接器，用 `ls -l /dev/serial/by-path` 查看，配置中的名称必须与之一致。",
    ),
    "adapter_busy": (
        "Another program uses bus {bus}.",
        "总线 {bus} 正被其他程序占用。",
        "Stop the cabinet's program first (systemctl stop xinbao-cabinet), then ask again.",
        "先停止箱柜程序（systemctl stop xinbao-cabinet），再重新诊断。",
    ),
    "adapter_denied": (
        "This user may not use bus {bus}.",
        "当前用户无权使用总线 {bus}。",
        "Run as the cabinet's user or put the user into the group dialout.",
        "请用箱柜程序的用户运行，或将用户加入 dialout 组。",
    ),
    "adapter_lost": (
        "The adapter of bus {bus} fails while it is used.",
        "总线 {bus} 的转接器在使用中出错。",
        "Try another USB socket and another adapter; look into the kernel's log (dmesg) for resets.",
        "换 USB 口或换转接器，并在内核日志（dmesg）中查看是否反复复位。",
    ),
    "echo": (
        "The adapter of bus {bus} hears itself.",
        "总线 {bus} 的转接器收到自己发出的数据（回显）。",
        "Use an adapter that switches its receiver off while it sends (on some, pin RE must be joined to DE).",
        "换用发送时关闭接收的转接器（有的需把 RE 与 DE 短接）。",
    ),
    "nobody_answers": (
        "Nobody answers at all on bus {bus}: {banks}.",
        "总线 {bus} 上没有任何锁控板应答：{banks}。",
        "1. Is there 12 V at the boards (lamp on)? 2. Exchange A and B at the adapter. 3. Is the plug of the bus in? "
        "4. Is the DIP switch set to the address in the configuration? 5. Is the rate {baud}?",
        "1. 锁控板是否有 12V 电（指示灯亮）？2. 对调转接器上的 A、B 线。3. 总线插头是否插好？"
        "4. 拨码地址是否与配置一致？5. 波特率是否为 {baud}？",
    ),
    "wrong_settings": (
        "Bank {bank} does not answer as {driver} address {address} at {baud} baud, but there is a board: {other}.",
        "副柜 {bank} 未按 {driver} 地址 {address}、{baud} 波特应答，但发现一块板：{other}。",
        "Set the DIP switch, or write the board's own settings into the configuration "
        "(python -m iot calibrate does it).",
        "改拨码开关，或把该板的实际设置写入配置（可运行 python -m iot calibrate）。",
    ),
    "board_silent": (
        "Bank {bank} (address {address}) is silent; other boards on bus {bus} answer.",
        "副柜 {bank}（地址 {address}）无应答，而总线 {bus} 上的其他板正常。",
        "The line is sound as far as the others: look at this board's 12 V, its plug and its DIP switch (two boards "
        "on one address silence each other).",
        "线路到其他板是好的：检查这块板的 12V 电源、插头和拨码（两块板同地址会互相干扰）。",
    ),
    "garbled": (
        "What comes from bank {bank} cannot be read at all.",
        "副柜 {bank} 的应答完全无法识别。",
        "Is the rate {baud}? Is there 120 Ω at both ends of the line, and only there? Is the cable "
        "twisted, and away from mains?",
        "波特率是否为 {baud}？总线两端（仅两端）是否各有 120Ω 终端电阻？是否用双绞线并远离强电？",
    ),
    "checksum": (
        "Bank {bank} answers, but its checksum is wrong.",
        "副柜 {bank} 有应答，但校验错误。",
        "Disturbance on the line (termination, shield, a loose screw) or a board that speaks "
        "another protocol than {driver}.",
        "线路受干扰（终端电阻、屏蔽、螺丝松动），或该板并非 {driver} 协议。",
    ),
    "short": (
        "The answers of bank {bank} are cut off.",
        "副柜 {bank} 的应答不完整。",
        "Is it a board with fewer channels than {channels}? Otherwise: a loose contact, or 12 V that breaks down.",
        "该板的路数是否少于 {channels} 路？否则检查接触不良或 12V 电压跌落。",
    ),
    "wrong_channels": (
        "Bank {bank} is set to {channels} channels, its board has {found}.",
        "副柜 {bank} 配置为 {channels} 路，而锁控板实际为 {found} 路。",
        'Correct "channels" in the configuration, or calibrate.',
        "修改配置中的 channels，或重新校准。",
    ),
    "declined": (
        "The board of bank {bank} understands the question and declines it.",
        "副柜 {bank} 的锁控板能听懂但拒绝了请求。",
        'It has fewer than {channels} inputs, or is another model: correct "channels" in the configuration.',
        "该板输入少于 {channels} 路或型号不符：请修改配置中的 channels。",
    ),
    "lossy": (
        "Bank {bank} answers only {good} of {asked} times.",
        "副柜 {bank} 只应答了 {asked} 次中的 {good} 次。",
        "A loose contact or a missing 120 Ω at an end of the line; tighten the screws, move the cable and ask again.",
        "接触不良或总线一端缺 120Ω 终端电阻；紧固接线端子，晃动线缆后重新诊断。",
    ),
    "all_open": (
        "All doors of bank {bank} are shut, and its sensors call every one open.",
        "副柜 {bank} 的门都关着，传感器却都显示为开。",
        'Polarity: set "open_is" to "{other}" in the configuration, or calibrate. If only just installed: is the '
        "common wire of the microswitches on?",
        '极性相反：将配置中的 open_is 改为 "{other}"，或重新校准。若刚安装：微动开关公共线是否接好？',
    ),
    "some_open": (
        "All doors are shut, and the sensors call these open: {doors}.",
        "门都关着，但传感器显示以下柜门为开：{doors}。",
        "At each of them: does the hook push the microswitch? Is its wire whole? Is it a switch of the "
        "other kind (NO/NC)?",
        "逐个检查：锁舌是否压到微动开关？接线是否断开？开关类型（常开/常闭）是否一致？",
    ),
    "sensor_blind": (
        "Door {door} opened, and its sensor never changed.",
        "柜门 {door} 已打开，但传感器没有变化。",
        "The lock is well; look at its microswitch and the two thin wires to channel {channel}.",
        "锁是好的；检查微动开关以及接到第 {channel} 路的两根细线。",
    ),
    "not_seen": (
        "The board acknowledged the order to open {door}, and its sensor never changed.",
        "锁控板已确认开启 {door}，但传感器没有变化。",
        "Look at the door. Open: its microswitch and the two thin wires to channel {channel}. Shut: the lock, the two "
        "thick wires, 12 V.",
        "看柜门：若已打开，检查微动开关及第 {channel} 路的两根细线；若仍关着，检查锁、两根粗线和 12V。",
    ),
    "lock_dead": (
        "Door {door} did not open, though the board acknowledged.",
        "锁控板已确认，但柜门 {door} 没有打开。",
        "No click: the two thick wires to channel {channel}, the fuse, 12 V under load. A click: the door is jammed.",
        "无响声：检查接到第 {channel} 路的两根粗线、保险丝及带载时的 12V。有响声：柜门卡住。",
    ),
    "not_acked": (
        "The order to open {door} was not acknowledged.",
        "开启 {door} 的命令没有得到确认。",
        "First mend what is said above of this board.",
        "请先处理上面所列的该板问题。",
    ),
}

SAYINGS = {
    "bus": ("Bus {bus}", "总线 {bus}"),
    "board": (
        "  bank {bank}: {driver}, address {address}: {good} of {asked} answers good",
        "  副柜 {bank}：{driver}，地址 {address}：{asked} 次询问，{good} 次应答正常",
    ),
    "finding": ("  ✗ {what}", "  ✗ {what}"),
    "do": ("    → {do}", "    → {do}"),
    "well": ("Nothing wrong was found.", "未发现问题。"),
    "wrong": ("{count} thing(s) to mend.", "发现 {count} 处问题。"),
    "ask_shut": ("Is every door of the cabinet shut? [y/N]", "箱柜所有门都关好了吗？[y/N]"),
    "ask_opened": ("Did door {door} open? [y/N]", "柜门 {door} 打开了吗？[y/N]"),
    "searching": ("  …looking for boards with other settings", "  ……正在查找其他设置的锁控板"),
}

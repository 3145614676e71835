"""What calibration says, in English and Chinese."""

from iot.installer import sentences_adapter

SENTENCES = {
    **sentences_adapter.SENTENCES,
    "welcome": (
        "Calibrating {thing}. Doors will open one by one; stay at the cabinet. Ctrl-C leaves everything as it was.",
        "正在校准 {thing}。柜门会逐个打开，请守在箱柜旁。按 Ctrl-C 放弃，配置不变。",
    ),
    "searching": ("Bus {bus}: looking for boards…", "总线 {bus}：正在查找锁控板……"),
    "step": ("  {baud} baud, {driver}", "  {baud} 波特，{driver} 协议"),
    "found": ("  found: {board}", "  找到：{board}"),
    "found_none": (
        "  No board answers on {bus}. Run: python -m iot doctor --config {config}",
        "  {bus} 上没有锁控板应答。请运行：python -m iot doctor --config {config}",
    ),
    "is_as_set": ("Bank {bank} answers as it is set ({board}).", "副柜 {bank} 按现有设置应答（{board}）。"),
    "which_board": (
        "Bank {bank} does not answer as it is set. Which board is it? {choices} (number, or Enter to leave it out)",
        "副柜 {bank} 未按现有设置应答。它是哪块板？{choices}（输入序号；直接回车则跳过）",
    ),
    "left_out": ("Bank {bank} is left as it was.", "副柜 {bank} 保持原样。"),
    "shut_all": ("Bank {bank}: shut every door, then press Enter.", "副柜 {bank}：请关好所有柜门，然后回车。"),
    "no_answer": ("Bank {bank} stopped answering: {trouble}", "副柜 {bank} 不再应答：{trouble}"),
    "pulsed": ("Channel {channel} was pulsed.", "已给第 {channel} 路开锁。"),
    "sensor_opened": ("  Sensor {channel}: closed, now open.", "  第 {channel} 路传感器：原为关，现为开。"),
    "sensor_closed": ("  Sensor {channel}: open, now closed.", "  第 {channel} 路传感器：原为开，现为关。"),
    "sensor_changed": ("  Sensor {channel}: changed.", "  第 {channel} 路传感器：有变化。"),
    "sensor_still_closed": (
        "  Sensor {channel} still says closed, and no other changed.",
        "  第 {channel} 路传感器仍为关，其他传感器也没有变化。",
    ),
    "sensor_still_open": (
        "  Sensor {channel} says open, as before the pulse, and no other changed.",
        "  第 {channel} 路传感器与开锁前一样为开，其他传感器也没有变化。",
    ),
    "sensor_unreadable": (
        "  Sensor {channel} cannot be read, and no other changed.",
        "  第 {channel} 路传感器读不出，其他传感器也没有变化。",
    ),
    "which_door": (
        "Which door opened? [Enter: {door}; another door; - if no door opened; q to stop here]",
        "打开的是哪个门？[回车：{door}；其他门号；没有门打开请输入 -；到此为止请输入 q]",
    ),
    "not_a_door": (
        "{typed!r} is not a free door of bank {bank}. A door is {bank}01 to {bank}99.",
        "“{typed}”不是副柜 {bank} 的可用柜门。柜门编号为 {bank}01 至 {bank}99。",
    ),
    "shut_it": ("Shut door {door}, then press Enter.", "请关好 {door}，然后回车。"),
    "door_works": (
        "Door {door}: channel {channel}, its own sensor changed when it opened.",
        "{door}：第 {channel} 路，开门时本路传感器有变化。",
    ),
    "crossed": (
        "Mind: opening {door} (channel {channel}) moved the sensor of channel {seen}. Exchange the sensor wires.",
        "注意：打开 {door}（第 {channel} 路）时变化的是第 {seen} 路传感器。请对调传感器线。",
    ),
    "blind": (
        "Mind: the sensor of door {door} never changed. Check its microswitch and wire; its state means nothing.",
        "注意：{door} 的传感器没有变化。请检查微动开关及接线，修好前其状态不可信。",
    ),
    "polarity_turned": (
        "Bank {bank}: the sensors say {word} of an open door. open_is becomes {value}.",
        "副柜 {bank}：开门时传感器为{word}。open_is 改为 {value}。",
    ),
    "polarity_kept": (
        "Bank {bank}: polarity is right (open_is {value}).",
        "副柜 {bank}：极性正确（open_is {value}）。",
    ),
    "polarity_mixed": (
        "Bank {bank}: the doors disagree about polarity: {doors} are the other way round. Use one kind of switch.",
        "副柜 {bank}：各柜门极性不一致，{doors} 相反。请统一微动开关类型。",
    ),
    "polarity_unseen": (
        "Bank {bank}: no sensor changed, so polarity could not be found (open_is stays {value}).",
        "副柜 {bank}：没有传感器变化，无法确定极性（open_is 保持 {value}）。",
    ),
    "summary": ("Bank {bank}: {count} doors, {mapping}", "副柜 {bank}：{count} 个柜门，{mapping}"),
    "write": ("Write this into {config}? [Y/n]", "写入 {config}？[Y/n]"),
    "written": ("Written. The old settings are in {backup}.", "已写入。原设置保存在 {backup}。"),
    "not_written": ("Nothing was written.", "未写入。"),
    "nothing": ("Nothing to write.", "没有需要写入的内容。"),
    "interrupted": ("Stopped; nothing was written.", "已中止，未写入。"),
}

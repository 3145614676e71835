"""What is said of an adapter that cannot be used, in English and Chinese; named by `examining.AdapterHealth`."""

SENTENCES = {
    "adapter_missing": (
        "The adapter of bus {bus} is not there. Plug it in; `ls -l /dev/serial/by-path` shows the names that the "
        "configuration may give.",
        "找不到总线 {bus} 的转接器。请插好；用 `ls -l /dev/serial/by-path` 查看配置中可用的名称。",
    ),
    "adapter_busy": (
        "Another program uses bus {bus}, most likely the cabinet's own. Stop it first "
        "(systemctl stop xinbao-cabinet), then begin again.",
        "总线 {bus} 正被其他程序占用，多半是箱柜程序。请先停止它（systemctl stop xinbao-cabinet），再重新开始。",
    ),
    "adapter_denied": (
        "This user may not use bus {bus}. Run as the cabinet's user or put the user into the group dialout.",
        "当前用户无权使用总线 {bus}。请用箱柜程序的用户运行，或将用户加入 dialout 组。",
    ),
    "adapter_lost": (
        "The adapter of bus {bus} fails while it is used. Try another USB socket and another adapter.",
        "总线 {bus} 的转接器在使用中出错。请换 USB 口或换转接器。",
    ),
}

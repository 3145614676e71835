"use strict";
// The page shows what is so (the simulated cabinet) and, where they differ, what the cabinet's program believes.

const WORDS = {
  zh: {
    title: "信包箱模拟器", other: "English", hand: "开门后：", mend: "全部修好", gone: "模拟器没有应答，请确认它仍在运行。",
    hands: ["无人关门", "0.8 秒后取放并关门", "3 秒后取放并关门", "10 秒后取放并关门"],
    wire: "总线报文", wireHint: "→ 发往锁控板，← 锁控板应答。最新的在上面。",
    online: "箱柜程序：联网", offline: "箱柜程序：断网", none: "箱柜程序未运行",
    choose: "点一个柜门、锁控板或总线，就能弄坏它、修好它。",
    door: "柜门", board: "锁控板", bus: "总线", is: "实际", item: "信包", believes: "程序认为", sees: { open: "以为开", closed: "以为关", unknown: "？" }, pulses: "开锁次数",
    open: "开着", closed: "关着", unknown: "不知道", inside: "有", empty: "无", ok: "正常", silent: "无应答",
    pull: "强行拉开", push: "关上门", put: "放入信包", take: "取走信包", address: "地址", family: "协议", faults: "故障",
    flags: {
      jam: "卡", stuck: "开关", left_open: "不关", item_stuck: "传感", dead: "断电", no_reply: "不答", bad_checksum: "校验",
      short_reply: "截断", late_reply: "迟到", flaky: "丢包", swapped: "倒序", busy: "忙", noise: "干扰", flood: "刷屏",
    },
  },
  en: {
    title: "Cabinet simulator", other: "中文", hand: "After a door opens: ", mend: "Mend everything",
    gone: "The simulator does not answer. Is it still running?",
    hands: ["nobody closes it", "closed after 0.8 s", "closed after 3 s", "closed after 10 s"],
    wire: "On the wire", wireHint: "→ to the boards, ← from them. Newest first.",
    online: "cabinet program: online", offline: "cabinet program: offline", none: "cabinet program not running",
    choose: "Click a door, a board or a bus to break it or mend it.",
    door: "Door", board: "Board", bus: "Bus", is: "Really", item: "Envelope", believes: "Program believes",
    sees: { open: "seen open", closed: "seen shut", unknown: "?" },
    pulses: "Pulses", open: "open", closed: "shut", unknown: "unknown", inside: "inside", empty: "none",
    ok: "answers", silent: "silent", pull: "Force it open", push: "Push it shut", put: "Put envelope in",
    take: "Take envelope out", address: "Address", family: "Protocol", faults: "Faults",
    flags: {
      jam: "jam", stuck: "switch", left_open: "ajar", item_stuck: "sensor", dead: "dead", no_reply: "mute",
      bad_checksum: "sum", short_reply: "short", late_reply: "late", flaky: "lossy", swapped: "swap", busy: "busy",
      noise: "noise", flood: "flood",
    },
  },
};

const $ = (id) => document.getElementById(id);
let language = new URLSearchParams(location.search).get("lang") || localStorage.getItem("language") ||
  (navigator.language.startsWith("zh") ? "zh" : "en");
// `belief`: null where the cabinet's program does not run, undefined until it was asked for the first time.
let state = null, belief, chosen = location.hash.slice(1) || null, drawn = "", panel = "";
const w = () => WORDS[language];

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

async function ask(path, body) {
  const options = body && {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  };
  const answer = await fetch(path, options || {});
  return answer.json();
}

async function act(path, body) {
  await ask(path, body);
  await look();
}

function setLanguage(next) {
  language = next;
  localStorage.setItem("language", next);
  document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = w()[element.dataset.t];
  $("language").textContent = w().other;
  $("language").lang = next === "zh" ? "en" : "zh-CN";
  [...$("hand").options].forEach((option, n) => { option.textContent = w().hands[n]; });
  drawn = panel = "";
  if (state) show();
}

function choose(name) {
  chosen = name;
  history.replaceState(null, "", "#" + name);
  panel = "";
  show();
}

function drawCabinet() {
  const cabinet = $("cabinet");
  cabinet.replaceChildren(...state.banks.map(drawBank));
  const cables = make("div", "cables");
  for (const line of state.lines) {
    const cable = make("button", "cable");
    cable.dataset.part = line.name;
    cable.append(`${w().bus} ${line.name}: ${state.banks.filter((b) => b.line === line.name).map((b) => b.bank).join(" ")}`);
    cable.onclick = () => choose(line.name);
    cables.append(cable);
  }
  cabinet.append(cables);
}

function drawBank(bank) {
  const column = make("div", "bank");
  const board = make("button", "board");
  board.dataset.part = bank.bank;
  board.append(make("strong", "", bank.bank), make("small"), make("span", "flags-inline"), make("span", "lamp"));
  board.querySelector("small").textContent = `${bank.driver} · ${w().address} ${bank.address}\n${w().bus} ${bank.line}`;
  board.onclick = () => choose(bank.bank);
  const doors = make("div", "doors");
  doors.append(...Object.keys(bank.doors).map(drawDoor));
  column.append(board, doors);
  return column;
}

function drawDoor(name) {
  const door = make("button", "door");
  door.dataset.part = name;
  const leaf = make("span", "leaf");
  leaf.append(make("span", "name", name), make("span", "has"), make("span", "lock"));
  door.append(make("span", "within", name), make("span", "packet"), leaf, make("span", "flags"), make("span", "belief"));
  door.onclick = () => choose(name);
  return door;
}

function partOf(name) {
  if (state.doors[name]) return { of: "door", ...state.doors[name] };
  const bank = state.banks.find((b) => b.bank === name);
  if (bank) return { of: "board", ...bank };
  const line = state.lines.find((l) => l.name === name);
  return line && { of: "bus", ...line };
}

function familyOf(name) {
  const bank = state.banks.find((b) => b.bank === name || name in b.doors);
  return bank ? bank.driver : "";
}

function updateDoor(door, name) {
  const real = state.doors[name];
  const thought = belief?.doors?.[name];
  door.classList.toggle("open", real.open);
  door.classList.toggle("item", real.item);
  door.classList.toggle("lit", real.lit);
  door.classList.toggle("differs", Boolean(thought) && thought !== (real.open ? "open" : "closed"));
  door.querySelector(".belief").textContent = thought ? w().sees[thought] : "";
  door.querySelector(".flags").replaceChildren(...real.faults.map((f) => make("span", "flag", w().flags[f] || f)));
  door.setAttribute("aria-label", `${w().door} ${name}: ${real.open ? w().open : w().closed}`);
}

function updateBank(bank) {
  const board = document.querySelector(`.board[data-part="${bank.bank}"]`);
  board.querySelector(".lamp").className = `lamp ${belief?.boards?.[bank.bank] || ""}`;
  board.querySelector(".flags-inline").replaceChildren(...bank.faults.map((f) => make("span", "flag", w().flags[f] || f)));
}

function facts(rows) {
  const list = make("dl", "facts");
  for (const [name, value] of rows) list.append(make("dt", "", name), make("dd", "", String(value)));
  return list;
}

function button(label, path, body) {
  const element = make("button", "", label);
  element.onclick = () => act(path, body || {});
  return element;
}

function doorPanel(name, door) {
  const thought = belief?.doors?.[name];
  const acts = make("div", "acts");
  acts.append(
    door.open ? button(w().push, `/doors/${name}/close`) : button(w().pull, `/doors/${name}/open`),
    button(door.item ? w().take : w().put, `/doors/${name}/item`, { present: !door.item }),
  );
  const rows = [[w().is, door.open ? w().open : w().closed], [w().item, door.item ? w().inside : w().empty]];
  if (thought) rows.push([w().believes, w()[thought]]);
  rows.push([w().pulses, door.pulses]);
  return [facts(rows), acts];
}

function boardPanel(name, board) {
  const rows = [[w().family, board.driver], [w().address, board.address], [w().bus, board.line]];
  const thought = belief?.boards?.[name];
  if (thought) rows.push([w().believes, w()[thought] || thought]);
  return [facts(rows)];
}

function faultSwitch(name, part, fault) {
  const label = make("label", "switch");
  const box = make("input");
  box.type = "checkbox";
  box.checked = part.faults.includes(fault.name);
  box.onchange = () => act("/faults", { target: name, fault: fault.name, on: box.checked });
  const text = make("span");
  text.append(fault[language], make("br"), make("code", "", `fault ${name} ${fault.name} on`));
  label.append(box, text);
  return label;
}

function showPanel() {
  const part = chosen && partOf(chosen);
  const next = JSON.stringify([chosen, part, language, belief?.doors?.[chosen], belief?.boards?.[chosen]]);
  if (next === panel) return;
  panel = next;
  if (!part) return void $("part").replaceChildren(make("p", "hint", w().choose));
  const body = { door: doorPanel, board: boardPanel, bus: () => [] }[part.of](chosen, part);
  const family = familyOf(chosen);
  const known = state.known.filter((f) => f.of === part.of && (!f.only || f.only === family));
  const switches = known.map((fault) => faultSwitch(chosen, part, fault));
  $("part").replaceChildren(make("h2", "", `${w()[part.of]} ${chosen}`), ...body, make("h2", "", w().faults), ...switches);
}

function showHeard() {
  const rows = state.heard.slice(-40).reverse().map((frame) => {
    const row = make("li", frame.to_board ? "to" : "from");
    const time = new Date(frame.at * 1000).toTimeString().slice(0, 8);
    row.append(make("span", "line", time), make("span", "way", frame.to_board ? "→" : "←"),
      make("span", "line", frame.line), make("span", "", frame.data.length > 120 ? frame.data.slice(0, 120) + " …" : frame.data));
    return row;
  });
  $("heard").replaceChildren(...rows);
}

function show() {
  const shape = JSON.stringify([state.banks.map((b) => [b.bank, b.doors]), language]);
  if (shape !== drawn) { drawn = shape; drawCabinet(); }
  $("thing").textContent = state.thing;
  for (const name of Object.keys(state.doors)) updateDoor(document.querySelector(`.door[data-part="${name}"]`), name);
  state.banks.forEach(updateBank);
  for (const line of state.lines)
    document.querySelector(`.cable[data-part="${CSS.escape(line.name)}"]`).classList.toggle("broken", line.faults.length > 0);
  for (const element of document.querySelectorAll("[data-part]"))
    element.classList.toggle("chosen", element.dataset.part === chosen);
  const network = belief ? belief.network : "none";
  $("network").hidden = belief === undefined;
  $("network").textContent = w()[network];
  $("network").className = `pill ${{ online: "on", offline: "off" }[network] || ""}`;
  if (document.activeElement !== $("hand")) $("hand").value = state.hand_ms === null ? "" : String(state.hand_ms);
  showPanel();
  showHeard();
}

async function mend() {
  const broken = await ask("/faults");
  for (const [target, faults] of Object.entries(broken))
    for (const fault of faults) await ask("/faults", { target, fault, on: false });
  await look();
}

async function look() {
  try {
    state = await ask("/state");
    $("gone").hidden = true;
    show();
  } catch { $("gone").hidden = false; }
}

async function believe() {
  try { belief = await ask("/belief"); } catch { belief = null; }
}

$("language").onclick = () => setLanguage(language === "zh" ? "en" : "zh");
$("hand").onchange = () => act("/hand", { after_ms: $("hand").value === "" ? null : Number($("hand").value) });
$("mend").onclick = mend;
setLanguage(language);
look();
believe();
setInterval(look, 400);
setInterval(believe, 700);

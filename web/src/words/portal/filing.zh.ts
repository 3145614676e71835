/** 在线申报: one question a page, then a list of what is left. */
const words = {
  who: {
    title: "为谁办理", legend: "这件事为谁办理？", person: "我本人", personHint: "以个人身份申请", enterprise: "企业或单位", enterpriseHint: "我是经办人，代表企业申请",
    choose: "请选择为谁办理。", next: "下一步",
  },
  enterprise: {
    title: "哪家企业", legend: "代表哪家企业？", other: "另一家企业", uscc: "统一社会信用代码", usccHint: "营业执照上的 18 位代码", name: "企业名称",
    usccNeeded: "请填写统一社会信用代码。", nameNeeded: "请填写企业名称。", choose: "请选择企业。",
  },
  identity: {
    title: "您的身份", about: "姓名和证件号码加密保存，工作人员只看得到首尾几位。", name: "姓名", number: "公民身份号码", numberHint: "18 位，末位可能是 X",
    nameNeeded: "请填写姓名。", numberNeeded: "请填写公民身份号码。",
  },
  begin: "开始填写",
  list: {
    title: "办理清单", about: "按顺序完成下面各项。可以随时离开，登录后在“我的办件”里继续。", materials: "上传材料", other: "其他",
    collecting: "领取方式", notice: "公示日期", check: "核对并提交", ready: "全部完成，可以提交。", left: (count: number) => `还有 ${count} 项没有完成。`,
    state: { done: "已完成", todo: "未完成", back: "需更正" }, files: (count: number) => `已上传 ${count} 个文件`, paperOnly: "这些材料不用上传，交件时放入信包：",
    returned: "预审退回了标出的材料，请更正后重新提交。", remove: "放弃这份草稿", submitted: "这件已经提交。", see: "查看办件",
  },
  material: {
    why: "退回原因：", camera: "拍照", file: "选择文件", hint: (types: string, most: number) => `${types}，每个不超过 ${most} MB`, files: "已上传的文件",
    none: "还没有上传。", see: "查看", remove: "删除", removed: "已删除。", uploading: (name: string) => `正在上传 ${name}`, done: (name: string) => `${name} 已上传`,
    type: (name: string) => `${name}：这种文件不能上传，请换成可接受的格式。`, big: (name: string, most: number) => `${name}：超过 ${most} MB，请压缩或分成几个文件。`,
    empty: (name: string) => `${name} 是空文件。`, failed: (name: string) => `${name} 没有传上去。`, again: "重新上传", ready: "完成，返回清单", more: "可以上传多个文件，例如正反两面。",
  },
  collecting: { title: "怎样领取结果", about: "结果办好后，用这种方式交给您；前台准备出件前可以更改。", save: "保存" },
  notice: { title: "公示日期", date: "公告发布的日期", hint: (days: number) => `公示期 ${days} 天，期满后才能提交`, needed: "请填写公告发布的日期。", save: "保存" },
  check: {
    title: "核对后提交", item: "事项", who: "申请人", person: "本人", change: "更改", materials: "材料", send: "确认无误，提交预审", address: "邮寄地址",
    promise: "提交后由预审人员查看；需要更正时会退回给您并说明原因。",
  },
  done: {
    title: "已提交", number: "办件编号", code: "查询码", codeHint: "不登录也能用办件编号和查询码查询进度，请不要告诉别人。", next: "接下来",
    steps: (hours: number) => [`预审人员在 ${hours} 小时内查看材料（退回补正的时间不计）`, "预审通过后，您会收到短信，再选择箱柜交纸质材料", "结果办好后，按您选择的方式领取"], see: "查看办理进度", print: "打印",
  },
};

export default words;

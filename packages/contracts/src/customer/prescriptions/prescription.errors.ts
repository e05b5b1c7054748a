import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const PRESCRIPTION_NOT_FOUND = refusal('prescription.not-found', 'not-found', {
  en: 'There is no such prescription, or you may not see it.',
  zh: '没有此处方，或您无权查看。',
});
export const PRESCRIPTION_WITHDRAWN = refusal('prescription.withdrawn', 'conflict', {
  en: 'This prescription was withdrawn. Record a new prescription instead.',
  zh: '此处方已撤回。请另行录入新处方。',
});
export const PRESCRIPTION_DENIED = refusal('prescription.denied', 'conflict', {
  en: 'The prescriber has denied these lenses for this customer. Ask the prescriber again, and record the answer with the verification.',
  zh: '处方医师已否认为此客户开具这些镜片。请再次询问处方医师，并在核实记录中录入其答复。',
});
export const PRESCRIPTION_NO_FILE = refusal('prescription.no-file', 'conflict', {
  en: 'No file of this prescription waits for a review. Attach a picture or a PDF of the prescription first.',
  zh: '此处方没有等待查看的文件。请先附上处方的照片或 PDF。',
});
export const PRESCRIPTION_TOO_MANY = refusal('prescription.too-many', 'conflict', {
  en: 'You have recorded {limit} prescriptions in the last year that are not withdrawn, the most that you may record. Withdraw those that you do not need.',
  zh: '您最近一年内录入且未撤回的处方已达 {limit} 份上限。请撤回不需要的处方。',
});
export const PRESCRIPTION_TOO_MANY_REVIEWS = refusal('prescription.too-many-reviews', 'conflict', {
  en: 'Files of {limit} of your prescriptions wait for an optician, the most that may wait. Attach the file when one of them was reviewed.',
  zh: '您已有 {limit} 份处方的文件等待验光师查看，已达上限。请在其中一份查看完毕后再附上文件。',
});
export const PRESCRIPTION_DRAFT_TOO_MANY = refusal('prescription-draft.too-many', 'conflict', {
  en: 'You have {limit} open drafts, the most that you may have. Complete or discard one of them.',
  zh: '您的未完成草稿已达 {limit} 份上限。请完成或删除其中一份。',
});
export const PRESCRIPTION_NOT_SEEN = refusal('prescription.not-seen', 'conflict', {
  en: 'This prescription has no file. Say in `seen` which document you had in hand and what you compared, or attach its file first.',
  zh: '此处方没有文件。请在 seen 中说明您手中的是何种文件以及核对了哪些内容，或先附上文件。',
});
export const PRESCRIPTION_INVALID = refusal('prescription.invalid', 'invalid', {
  en: 'This cannot be what the prescriber wrote. Compare the named fields with the prescription.',
  zh: '这不可能是处方医师所写的内容。请将所指出的字段与处方核对。',
});
export const EVIDENCE_NOT_FOUND = refusal('evidence.not-found', 'not-found', {
  en: 'There is no such evidence. Take the id from a line of an order.',
  zh: '没有此凭据。请使用订单商品行中的 id。',
});
export const AFTER_ISSUE = sentence({ en: 'must be after the day of issue', zh: '必须晚于开具日期' });
export const VALID_TOO_SHORT = sentence({
  en: 'must be at least {years} year(s) after the day of issue, unless medicalReason gives the reason',
  zh: '必须至少在开具日期 {years} 年之后，除非在 medicalReason 中说明有效期较短的原因',
});
export const VALID_TOO_LONG = sentence({
  en: 'must be at most {years} year(s) after the day of issue: compare the year with the prescription',
  zh: '不得晚于开具日期 {years} 年之后：请与处方核对年份',
});
export const OTHER_PATIENT = sentence({
  en: 'is another patient: record the prescription for that patient, or send Patient/{customerId}',
  zh: '是另一位患者：请将处方录入其本人名下，或写作 Patient/{customerId}',
});
export const NOT_KEPT = sentence({ en: 'is not kept as it was sent', zh: '未按所发送的内容保留' });
export const ZONE_ELSEWHERE = sentence({
  en: "is not the clock of the prescriber's address, where clocks read as in {zones}: correct the time zone or the address",
  zh: '与处方医师地址的时间不符（当地时间同 {zones}）：请更正时区或地址',
});
export const PRESCRIPTION_DRAFT_NOT_FOUND = refusal('prescription-draft.not-found', 'not-found', {
  en: 'There is no such draft, or you may not see it.',
  zh: '没有此草稿，或您无权查看。',
});
export const PRESCRIPTION_DRAFT_COMPLETED = refusal('prescription-draft.completed', 'conflict', {
  en: 'This draft has already become a prescription. Revise that prescription instead.',
  zh: '此草稿已成为处方。请修订该处方。',
});
export const PRESCRIPTION_DRAFT_INCOMPLETE = refusal('prescription-draft.incomplete', 'unprocessable', {
  en: 'The draft still lacks the named fields. Send them too.',
  zh: '草稿仍缺少所指出的字段。请一并发送。',
});
export const MISSING_EXPIRY = sentence({
  en: 'is missing: the last day on which lenses may be supplied. No day is assumed. FHIR has no element for it; its extension has the url {url}',
  zh: '缺少最后供应日：不作推定。FHIR 没有此元素，对应扩展的 url 为 {url}',
});
export const MISSING_PRODUCT = sentence({
  en: 'is missing: the id of the product in the catalogue. A brand is no id. FHIR has no element for it; its extension has the url {url}',
  zh: '缺少目录中产品的 id：品牌名称不是 id。FHIR 没有此元素，对应扩展的 url 为 {url}',
});
export const MISSING_PRESCRIBER = sentence({
  en: 'is missing: the name of the prescriber. A reference into another system does not tell it',
  zh: '缺少处方医师姓名：指向其他系统的引用不含姓名',
});
export const MISSING_PATIENT = sentence({
  en: 'names a patient of another system: confirm that it is this customer',
  zh: '是其他系统中的患者：请确认即为此客户',
});
export const MISSING_VALUE = sentence({
  en: 'is missing: take it from the prescription',
  zh: '缺失：请按处方补充',
});

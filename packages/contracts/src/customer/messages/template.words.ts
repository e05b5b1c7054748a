import { word, wordsOf } from '../../kernel/words.ts';
import { Template } from './notice.ts';
import { TemplateClass } from './template.http.ts';

export const TEMPLATE_CLASS_WORDS = wordsOf(TemplateClass, {
  service: word('About an order or an account', '订单或账户通知'),
  reminder: word('Reminder, may be unsubscribed', '提醒，可退订'),
  staff: word('To staff', '发给员工'),
});

export const TEMPLATE_WORDS = wordsOf(Template, {
  'account-confirmation': word('Confirm your e-mail', '确认电子邮件'),
  'password-reset': word('Set a new password', '重设密码'),
  'password-changed': word('Password was changed', '密码已更改'),
  'email-change': word('Confirm the new e-mail', '确认新电子邮件'),
  'email-changed': word('E-mail was changed', '电子邮件已更改'),
  'phone-code': word('Code for a new phone number', '新手机号验证码'),
  'new-device': word('Sign-in on a new device', '新设备登录'),
  'staff-invitation': word('Invitation of a colleague', '同事邀请'),
  'account-claim': word('Claim the account', '认领账户'),
  'account-exists': word('An account exists already', '账户已存在'),
  'second-factor-changed': word('Second factor was changed', '第二重验证已更改'),
  'privacy-file-ready': word('File of personal data is ready', '个人数据文件已准备好'),
  'order-confirmed': word('Order is confirmed', '订单已确认'),
  'order-awaits-prescriber': word('Order waits for the prescriber', '订单等待处方医师'),
  'order-shipped': word('Order was shipped', '订单已发货'),
  'order-delivered': word('Order was delivered', '订单已送达'),
  'order-cancelled': word('Order was cancelled', '订单已取消'),
  refund: word('Refund', '退款'),
  invoice: word('Invoice', '发票'),
  'prescription-verified': word('Prescription is verified', '处方已核实'),
  'prescription-refused': word('Prescription was refused', '处方未通过'),
  'prescription-ends': word('Prescription ends soon', '处方即将到期'),
  'recall-notice': word('Recall', '召回通知'),
  'payment-review': word('Payment is looked at', '付款核查中'),
  'case-received': word('A case was received', '已收到工单'),
  'case-answer': word('Answer in a case', '工单答复'),
  'case-survey': word('How was the case solved?', '工单满意度'),
  'form-confirmation': word('Confirm a subscription', '确认订阅'),
  'survey-invitation': word('Survey', '调查'),
  'survey-reminder': word('Reminder of a survey', '调查提醒'),
  'payment-noted': word('To staff: payment to look at', '给员工：需核查的付款'),
  'work-waits': word('To staff: work that waits', '给员工：等待处理的工作'),
  alarm: word('To staff: alarm', '给员工：警报'),
  'webhook-off': word('To staff: webhook switched off', '给员工：Webhook 已停用'),
  'case-late': word('To staff: a case is late', '给员工：工单逾期'),
});

import { word, wordsOf } from '../../kernel/words.ts';
import {
  ChannelDirection,
  ChannelHealth,
  ChannelItemKind,
  ChannelItemState,
  ChannelProvider,
  DeliveryOutcome,
  SocialNetwork,
} from './channel.ts';
import { ProposalReason } from './channel-item.http.ts';

export const CHANNEL_PROVIDER_WORDS = wordsOf(ChannelProvider, {
  zendesk: word('Zendesk', 'Zendesk'),
  intercom: word('Intercom', 'Intercom'),
  hootsuite: word('Hootsuite', 'Hootsuite'),
  'sprout-social': word('Sprout Social', 'Sprout Social'),
});

export const SOCIAL_NETWORK_WORDS = wordsOf(SocialNetwork, {
  mail: word('Mail', '邮件'),
  chat: word('Chat', '在线聊天'),
  web: word('Web form', '网页表单'),
  phone: word('Phone or text message', '电话或短信'),
  whatsapp: word('WhatsApp', 'WhatsApp'),
  facebook: word('Facebook', 'Facebook'),
  instagram: word('Instagram', 'Instagram'),
  x: word('X', 'X'),
  linkedin: word('LinkedIn', '领英'),
  tiktok: word('TikTok', 'TikTok'),
  youtube: word('YouTube', 'YouTube'),
  threads: word('Threads', 'Threads'),
  other: word('Another network', '其他网络'),
});

export const CHANNEL_ITEM_KIND_WORDS = wordsOf(ChannelItemKind, {
  ticket: word('Ticket', '客服对话'),
  'direct-message': word('Direct message', '私信'),
  comment: word('Comment', '评论'),
  mention: word('Mention', '提及'),
  review: word('Review', '评价'),
});

export const CHANNEL_ITEM_STATE_WORDS = wordsOf(ChannelItemState, {
  waiting: word('Nobody is known', '待识别', 'wait'),
  linked: word('Linked to a customer', '已关联客户', 'ok'),
  'set-aside': word('Set aside', '已搁置', 'ended'),
  own: word('Words of the shop', '本店回复'),
});

export const CHANNEL_DIRECTION_WORDS = wordsOf(ChannelDirection, {
  in: word('She wrote', '客户发来'),
  out: word('We wrote', '本店发出'),
});

export const CHANNEL_HEALTH_WORDS = wordsOf(ChannelHealth, {
  off: word('Switched off', '已停用', 'ended'),
  quiet: word('Nothing came yet', '尚无内容', 'new'),
  well: word('Works', '正常', 'ok'),
  behind: word('Is behind', '有延迟', 'wait'),
  failing: word('Fails', '出错', 'stop'),
});

export const DELIVERY_OUTCOME_WORDS = wordsOf(DeliveryOutcome, {
  taken: word('Taken', '已接收'),
  known: word('Taken before', '此前已接收'),
  ignored: word('Not for the shop', '已忽略'),
});

export const PROPOSAL_REASON_WORDS = wordsOf(ProposalReason, {
  phone: word('Same phone number', '电话相同'),
  name: word('Same name', '姓名相同'),
});

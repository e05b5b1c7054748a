/** Explains the fields of people that several operations have: names, ways to reach a person, and secrets. */
import { field, type Guide } from '../kernel/guide.ts';
import { both } from './parts.ts';

export const EMAIL = field(
  both('E-mail', '电子邮件'),
  both('The address to which mails go, and with which the person signs in.', '用于接收邮件和登录的地址。'),
  both(
    'One address with an @, at most 254 characters. Ask the person to spell it.',
    '填写一个带 @ 的地址，最多 254 个字符。请对方逐字拼读。',
  ),
  'ana@example.com',
);
export const PHONE = field(
  both('Telephone', '电话'),
  both(
    'The number at which the person can be called. It also helps to find her record.',
    '可以联系到本人的号码，也用于查找档案。',
  ),
  both(
    'Begin with + and the country code. Add an extension with ;ext=. Leave it empty if there is none.',
    '以 + 和国家代码开头；分机号写作 ;ext=。没有则留空。',
  ),
  '+14155550132',
);
export const GIVEN_NAME = field(
  both('Given name', '名'),
  both(
    'The name as it stands on the identity card. Prescriptions and parcels carry it.',
    '与身份证件一致的名字，处方和包裹都会使用。',
  ),
  both(
    'One line, at most 100 characters. Leave it empty if the person has only a family name.',
    '单行，最多 100 个字符。若只有姓，请留空。',
  ),
  'Ana',
);
export const FAMILY_NAME = field(
  both('Family name', '姓'),
  both(
    'The name as it stands on the identity card. Prescriptions and parcels carry it.',
    '与身份证件一致的姓氏，处方和包裹都会使用。',
  ),
  both(
    'One line, at most 100 characters. Leave it empty if the person has only a given name.',
    '单行，最多 100 个字符。若只有名，请留空。',
  ),
  'Lima',
);
export const DATE_OF_BIRTH = field(
  both('Date of birth', '出生日期'),
  both(
    'The day on which the person was born. It tells people with one name apart, and proves who claims an account.',
    '用于区分同名的人，并在认领账户时证明身份。',
  ),
  both(
    'A day that has passed. Leave it empty if the person does not say it.',
    '填写过去的日期。对方不愿提供时请留空。',
  ),
  '1961-04-23',
);
export const LANGUAGE = field(
  both('Language', '语言'),
  both('The language of mails and text messages to this person.', '发给此人的邮件和短信所用的语言。'),
  both(
    'Choose English or Chinese. If it is empty, the language of the shop is used.',
    '选择英文或中文。留空则使用商店的语言。',
  ),
  both('English', '中文'),
);
export const TIME_ZONE = field(
  both('Time zone', '时区'),
  both(
    'The place by whose clock the person lives. No message that can wait is sent at night.',
    '此人所在地的时间。不紧急的消息不会在夜间发送。',
  ),
  both(
    'The name of a place, such as America/Chicago. If it is empty, the zone of the shop is used.',
    '填写地点名称，例如 Asia/Shanghai。留空则使用商店的时区。',
  ),
  'America/Chicago',
);

export const NEW_PASSWORD = field(
  both('New password', '新密码'),
  both('The password with which the person signs in from now on.', '此后登录所用的密码。'),
  both(
    '12 to 128 characters. Several words are good. Common words, rows of keys and names are refused.',
    '12 至 128 个字符，可用几个词组成。常见词、键盘连续键和姓名会被拒绝。',
  ),
  'four words are better',
);
export const PASSWORD = field(
  both('Password', '密码'),
  both('Your present password. It proves that you sit at the screen.', '你当前的密码，用于证明是你本人在操作。'),
  both(
    'Type it as it is. If you forgot it, ask for a mail with a link.',
    '按原样输入。如果忘记，请申请重设密码的邮件。',
  ),
  'four words are better',
);
export const LINK_TOKEN = field(
  both('Link of the mail', '邮件中的链接'),
  both(
    'The secret part of a link in a mail. It proves that the mail was received.',
    '邮件链接中的保密部分，用于证明已收到邮件。',
  ),
  both(
    'The page fills it in when the link is opened. It works once, until it expires.',
    '打开链接时自动填入。在到期前可使用一次。',
  ),
  '0197a000-0000-7000-8000-0000000000f1.Jq0v…',
);
export const FACTOR_CODE = field(
  both('Code', '验证码'),
  both('The second proof beside the password.', '密码之外的第二重证明。'),
  both(
    'Six digits of the authenticator app, or a recovery code. Each works once.',
    '填写验证器应用显示的 6 位数字，或一个恢复代码。每个只能使用一次。',
  ),
  '287082',
);

const LINE = both('One line, at most 120 characters.', '单行，最多 120 个字符。');
/** Explains the fields of an address that name the place, and none that names the person. */
export const PLACE = {
  line1: field(
    both('Street', '街道地址'),
    both('Street and number. The carrier brings parcels there.', '街道和门牌号，承运商据此送货。'),
    LINE,
    '1 Lens Way',
  ),
  line2: field(
    both('Second line', '地址第二行'),
    both('Flat, floor or company, if the carrier needs it.', '楼层、房号或公司名称，承运商需要时填写。'),
    both('One line, at most 120 characters. Leave it empty if there is none.', '单行，最多 120 个字符。没有则留空。'),
    'Apartment 4',
  ),
  city: field(
    both('City', '城市'),
    both('The town of the address.', '地址所在的城市。'),
    both('One line, at most 80 characters.', '单行，最多 80 个字符。'),
    'Newark',
  ),
  region: field(
    both('State or province', '州或省'),
    both(
      'The state, province or prefecture. In the United States the rules of some states differ.',
      '州、省或县。美国部分州的规定有所不同。',
    ),
    both(
      'At most 80 characters. Leave it empty where addresses have none.',
      '最多 80 个字符。当地地址没有此项时请留空。',
    ),
    'NJ',
  ),
  postalCode: field(
    both('Postal code', '邮政编码'),
    both('The code of the post in that country.', '当地邮政使用的编码。'),
    both(
      'In the form of the country. Leave it empty where there is none, such as in Hong Kong.',
      '按该国格式填写。没有邮编的地区（例如香港）请留空。',
    ),
    '07101',
  ),
  country: field(
    both('Country', '国家或地区'),
    both(
      'The country of the address. It decides prices, tax and the law.',
      '地址所在的国家或地区，决定价格、税费和适用法律。',
    ),
    both(
      'Two capital letters of ISO 3166-1: KR for Korea, GB for the United Kingdom.',
      'ISO 3166-1 的两个大写字母，例如中国为 CN，英国为 GB。',
    ),
    'US',
  ),
} satisfies Guide;
export const ADDRESS = {
  recipient: field(
    both('Name on the parcel', '收件人'),
    both('The name to which the carrier hands the parcel.', '承运商交付包裹的收件人姓名。'),
    LINE,
    'Ana Lima',
  ),
  ...PLACE,
  phone: PHONE,
} satisfies Guide;

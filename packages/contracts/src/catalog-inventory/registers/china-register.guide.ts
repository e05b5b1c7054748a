import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const PUT_REGISTRATION_GUIDE: Guide = {
  validFrom: field(
    both('Applies from', '起始日期'),
    both(
      'The first day on which the certificate applies. Earlier records stay as they are.',
      '证书开始适用的日期。更早的记录不变。',
    ),
    both(
      'The day on the certificate. The same day again corrects its record.',
      '证书上的日期。同一日期再次提交即为更正。',
    ),
    '2026-01-01',
  ),
  number: field(
    both('Number', '注册证编号或备案编号'),
    both(
      'The number of the registration or filing certificate. Registers of the law name it.',
      '注册证或备案凭证的编号，法定记录需要注明。',
    ),
    both('Copy it, at most 80 characters.', '照抄，最多 80 个字符。'),
    '国械注进20263160001',
  ),
  registrant: field(
    both('Registrant', '注册人、备案人'),
    both('The holder of the certificate.', '证书持有人。'),
    both('As it stands on the certificate, at most 200 characters.', '与证书一致，最多 200 个字符。'),
    'Testlens Inc.',
  ),
  contractManufacturer: field(
    both('Contract manufacturer', '受托生产企业'),
    both('The company that makes the product for the registrant.', '受注册人委托生产的企业。'),
    both('At most 200 characters. Leave it empty if the registrant makes it.', '最多 200 个字符。自行生产时留空。'),
    'Lensworks Ltd.',
  ),
  model: field(
    both('Model', '型号'),
    both('The model on the certificate. Registers of China name it.', '证书上的型号，中国的记录需要注明。'),
    both('At most 200 characters. Leave it empty if there is none.', '最多 200 个字符。没有则留空。'),
    'Everyday',
  ),
};

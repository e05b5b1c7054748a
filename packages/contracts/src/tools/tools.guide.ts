import { BARCODE, LENS } from '../guide/goods.guide.ts';
import { both, under } from '../guide/parts.ts';
import { field, type Guide } from '../kernel/guide.ts';

const HOURS = both('HH:MM. Leave it empty if you do not know it.', '时:分。不知道时留空。');

export const COMPUTE_VERIFICATION_DEADLINE_GUIDE: Guide = {
  receivedAt: field(
    both('Arrived at', '送达时间'),
    both(
      'When the prescriber had the whole request. The eight business hours begin here.',
      '处方医师收到完整请求的时间，八个营业小时由此起算。',
    ),
    both('A day and a time from 2000 on.', '2000 年以后的日期和时间。'),
    '2026-03-06 16:00',
  ),
  timeZone: field(
    both('Time zone of the practice', '诊所时区'),
    both('The clock by which the business hours are counted.', '营业小时按此时区计算。'),
    both('The name of a place, such as America/New_York.', '填写地点名称，例如 America/New_York。'),
    'America/New_York',
  ),
  'knownSaturdayHours.from': field(
    both('Saturday from', '周六营业自'),
    both(
      'When the practice opens on Saturdays. Saturdays count only if you know it.',
      '诊所周六开始营业的时间。确知时周六才计入。',
    ),
    HOURS,
    '09:00',
  ),
  'knownSaturdayHours.to': field(
    both('Saturday until', '周六营业至'),
    both('When the practice closes on Saturdays.', '诊所周六结束营业的时间。'),
    HOURS,
    '13:00',
  ),
  jurisdiction: field(
    both('Law', '适用法律'),
    both('The law that applies to the verification.', '核实所适用的法律。'),
    both('The place of issue, as a rule.', '通常为处方开具地。'),
    both('United States', '美国'),
  ),
};

export const CONVERT_VERTEX_GUIDE: Guide = {
  sphere: field(
    LENS.sphere.label,
    both('The sphere of the spectacles, in dioptres.', '框架眼镜的球镜度数。'),
    both('From -30.00 to +30.00, with its sign.', '-30.00 至 +30.00，须带正负号。'),
    '-8.00',
  ),
  cylinder: field(
    LENS.cylinder.label,
    both('The cylinder of the spectacles, with either sign.', '框架眼镜的柱镜度数，正负均可。'),
    both('From -15.00 to +15.00. Leave it empty if there is none.', '-15.00 至 +15.00。没有则留空。'),
    '-2.00',
  ),
  axis: field(
    LENS.axis.label,
    LENS.axis.meaning,
    both('0 to 180. Needed exactly if there is a cylinder.', '0 至 180。有柱镜时必填。'),
    '90',
  ),
  vertexDistanceMm: field(
    both('Vertex distance', '顶点距离'),
    both('The way from the spectacle lens to the eye, in millimetres.', '镜片到角膜的距离，单位毫米。'),
    both('8 to 18. 12 is usual.', '8 至 18，通常为 12。'),
    '12',
  ),
};

const SUPPLY: Guide = {
  boxes: field(
    both('Boxes', '盒数'),
    both('How many boxes this eye has.', '这只眼睛现有的盒数。'),
    both('0 to 100.', '0 至 100。'),
    '1',
  ),
  packSize: field(
    both('Lenses in a box', '每盒片数'),
    both('How many lenses one box has.', '一盒内的镜片数。'),
    both('1 to 365.', '1 至 365。'),
    '90',
  ),
  replacement: field(
    both('Replacement', '更换周期'),
    both('How long one lens may be used after it was opened.', '镜片开封后可使用的时间。'),
    both('As the maker says.', '按厂家说明选择。'),
    both('Daily', '日抛'),
  ),
  daysPerWeek: field(
    both('Days of wear', '每周佩戴天数'),
    both('On how many days a week the lenses are worn. It matters for dailies only.', '每周佩戴的天数，只影响日抛。'),
    both('1 to 7.', '1 至 7。'),
    '5',
  ),
  openedOn: field(
    both('Opened on', '开封日期'),
    both('When the first of these lenses was opened.', '其中第一片的开封日期。'),
    both('A day. Leave it empty if none is opened.', '填写日期。未开封则留空。'),
    '2026-01-02',
  ),
  carryOver: field(
    both('Lenses left', '剩余片数'),
    both('Lenses from before, trial lenses too.', '之前剩余的镜片，包括试戴片。'),
    both('0 to 1,000.', '0 至 1,000。'),
    '4',
  ),
};
export const COMPUTE_RUN_OUT_GUIDE: Guide = {
  ...under('eyes.right', SUPPLY),
  ...under('eyes.left', SUPPLY),
  from: field(
    both('From', '开始日期'),
    both('The first day on which the lenses may be worn.', '可以开始佩戴的第一天。'),
    both('A day from 2000 on.', '2000 年以后的日期。'),
    '2026-01-10',
  ),
};

export const READ_BARCODE_GUIDE: Guide = { barcode: BARCODE };

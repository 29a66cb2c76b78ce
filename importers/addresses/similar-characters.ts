import { pinyin } from 'pinyin-pro';

/** Characters taken for one another by eye: they share a part or most of their strokes. */
const LOOK_ALIKE = [
  ...['汀丁订钉厅灯', '村存材树', '街衔衙', '园圆囝困', '苑宛范', '湖胡糊潮', '桥侨轿娇', '县且具'],
  ...[
    '莲连涟',
    '药约葯',
    '豪毫亳',
    '景影',
    '灵录令',
    '望忘',
    '京凉惊',
    '苍仓沧枪',
    '松枞柏',
    '永水泳',
  ],
  ...[
    '丰半非',
    '郊效交胶',
    '迎迥仰',
    '凤风夙',
    '段殷缎假',
    '塘糖唐搪',
    '宾兵宝',
    '馆官管倌',
    '芝之艺',
  ],
  ...[
    '新薪折析',
    '明朋胡',
    '镇慎填',
    '恒桓垣',
    '泰秦奉春',
    '云去芸',
    '丽俪',
    '都郡',
    '柳柏抑卯',
    '白百日自',
  ],
  ...[
    '中巾申',
    '山出',
    '河何荷',
    '沙砂纱',
    '泥昵呢',
    '马鸟',
    '车东',
    '开并井',
    '月用目',
    '天夭大',
    '鼓彭',
  ],
  ...[
    '厦夏度',
    '广厂',
    '场扬杨汤肠',
    '花化华',
    '庄压',
    '宁字丁',
    '波坡披',
    '海悔每',
    '曙署薯暑',
    '翠卒',
  ],
  ...[
    '环坏还',
    '城诚成',
    '北兆',
    '通诵涌',
    '达迏过',
    '青清晴请情',
    '林森木',
    '湾弯',
    '和禾',
    '义叉仪',
  ],
  ...[
    '机矶',
    '典曲',
    '三二',
    '支枝技',
    '善膳',
    '联朕',
    '孝考老',
    '闻间问',
    '府俯付',
    '秀莠香',
    '太大犬',
  ],
  ...[
    '阳杨扬',
    '梅海悔',
    '桂挂佳',
    '井并',
    '平乎苹',
    '安按',
    '江红扛',
    '夏厦',
    '文交',
    '昌昌冒',
    '郡群',
  ],
  ...[
    '庙届',
    '雅稚',
    '尚向',
    '宝玉',
    '楼搂',
    '幢憧撞',
    '弄异',
    '巷港',
    '柏伯',
    '桃挑',
    '槐愧',
    '栎砾',
  ],
];

const groups = new Map<string, Set<number>>();
LOOK_ALIKE.forEach((group, index) => {
  for (const character of group)
    groups.set(character, (groups.get(character) ?? new Set()).add(index));
});

const sounds = new Map<string, readonly string[]>();
const MOST_REMEMBERED = 20_000;

/** Whether two characters are easily taken for one another: by eye (形近) or by ear (音近), as Ningbo people speak. */
export function areSimilar(a: string, b: string): boolean {
  const shapes = groups.get(b);
  for (const group of groups.get(a) ?? []) if (shapes?.has(group)) return true;
  const others = soundsOf(b);
  return soundsOf(a).some((sound) => others.includes(sound));
}

function soundsOf(character: string): readonly string[] {
  const known = sounds.get(character);
  if (known) return known;
  if (sounds.size >= MOST_REMEMBERED) sounds.clear();
  const spellings = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true });
  const found = [...new Set(spellings.map(soundClass))];
  sounds.set(character, found);
  return found;
}

/** Leaves out what local speech does not keep apart: zh/z, ch/c, sh/s, n/l, and -ng/-n. */
function soundClass(spelling: string): string {
  return spelling
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=.)/, 'l')
    .replace(/ng$/, 'n');
}

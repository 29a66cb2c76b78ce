import { to } from 'opencc-js/preset/t2cn';

/** By code unit: the simplified character (简体) of a traditional one (繁体), one for one; others are themselves. */
export function simplifiedCodes(): Uint16Array {
  const codes = Uint16Array.from({ length: 1 << 16 }, (_, code) => code);
  for (const [traditional, simple] of pairs())
    if (traditional.length === 1 && simple.length === 1)
      codes[traditional.charCodeAt(0)] = simple.charCodeAt(0);
  return codes;
}

/** Words and characters of OpenCC's lists, which come as text: `traditional simplified`, with | between them. */
function pairs(): (readonly [string, string])[] {
  const lists = (to.cn ?? []).flat();
  return lists.flatMap((list) =>
    typeof list === 'string'
      ? list.split('|').map((pair) => pair.split(' ') as [string, string])
      : list,
  );
}

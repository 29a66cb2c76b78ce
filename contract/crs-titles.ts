import { type Sentence, say, word } from './sentence.ts';

/** Coordinate systems with a name people know beside the code; their Chinese stands with the sentences. */
const NAMES: Readonly<Record<string, Sentence>> = {
  'EPSG:4326': word('WGS 84 degrees'),
  'EPSG:4490': word('CGCS2000 degrees'),
  'EPSG:4549': word('CGCS2000 3° 120°'),
  'EPSG:4528': word('CGCS2000 3° zone 40'),
  'EPSG:4550': word('CGCS2000 3° 123°'),
  'EPSG:4529': word('CGCS2000 3° zone 41'),
  'EPSG:4510': word('CGCS2000 6° 123°'),
  'EPSG:4499': word('CGCS2000 6° zone 21'),
  'EPSG:2437': word('Beijing 1954 3° 120°'),
  'EPSG:2416': word('Beijing 1954 3° zone 40'),
  'EPSG:2385': word('Xian 1980 3° 120°'),
  'EPSG:2364': word('Xian 1980 3° zone 40'),
  'EPSG:4214': word('Beijing 1954 degrees'),
  'EPSG:4610': word('Xian 1980 degrees'),
  'EPSG:32651': word('WGS 84 UTM zone 51N'),
  'EPSG:3857': word('Web Mercator'),
  'GCJ-02': word('Web maps of China'),
  'BD-09': word('Baidu maps'),
};

/** What labels say of how the numbers are written. */
const FORMS: Readonly<Record<string, Sentence>> = {
  'axes swapped': word('axes swapped'),
  'd.mmss': word('d.mmss'),
  'degrees-e6': word('degrees × 10⁶'),
  'arc-milliseconds': word('milliseconds of arc'),
};

/** Grids fitted to control points. */
const LOCAL = /_LOCAL(_|$)/;
const LOCAL_TITLE = word('Local grid');

/**
 * A coordinate system as people call it, with its code, of a name or of a label as reports have it: `EPSG:4214`,
 * `EPSG:4549, axes swapped`, `NB_LOCAL`.
 */
export function crsTitle(label: string): Sentence {
  const [name = '', ...forms] = label.split(', ');
  const known = LOCAL.test(name) ? LOCAL_TITLE : NAMES[name];
  const title = known === undefined ? word(name) : say`${known} · ${name}`;
  return forms.reduce((said, form) => say`${said} (${FORMS[form] ?? form})`, title);
}

import type { SystemId } from '../systems.ts';

/** What a theme colours. */
export const THEME_SUBJECTS = ['building', 'room'] as const;
export type ThemeSubject = (typeof THEME_SUBJECTS)[number];

/** One class of a theme of categories; its place in the list is its code. */
export interface ThemeCategory {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  /** `#rrggbb`; Okabe–Ito order by the theme's own places where absent. */
  readonly colour?: string;
  /** How panels draw its mark; the scene draws its colour. */
  readonly mark?: 'hatched' | 'hollow';
}

interface ThemeWords {
  readonly title: string;
  readonly titleEn: string;
  /** What is counted or told apart, by which rule, from which source (口径). */
  readonly definition: string;
  readonly definitionEn: string;
}

interface ThemeBase extends ThemeWords {
  /** `room.tenure`: the subject, a dot and what is shown. */
  readonly id: `${ThemeSubject}.${string}`;
  readonly subject: ThemeSubject;
  readonly system: SystemId;
  /** Tables the theme reads; a snapshot without one of their files does not offer it. */
  readonly tables: readonly string[];
  /** Values are numbers of natural persons: small ones are withheld where the caller may not have them. */
  readonly persons?: true;
  /** Rows of the time window of the view only. */
  readonly windowed?: true;
}

/** Named classes. A code of 7 or more has no colour of its own: join what is rare as 其他. */
export interface CategoryTheme extends ThemeBase {
  readonly kind: 'categories';
  /** Classes from little to much: colours of the sequential ramp. */
  readonly ordered?: true;
  readonly categories: readonly ThemeCategory[];
}

/** Numbers, put into classes by the view. */
export interface QuantityTheme extends ThemeBase {
  readonly kind: 'quantity';
  readonly unit: string;
  readonly unitEn: string;
  /** `diverging` has its middle at `centre`. */
  readonly ramp: 'sequential' | 'diverging';
  readonly centre?: number;
  readonly method: 'quantile' | 'equal' | 'natural';
  readonly classCount: number;
  /** Bounds between classes by rule or custom, ascending; a class begins with its bound. Used until the view asks otherwise. */
  readonly bounds?: readonly number[];
  /** Values are whole numbers: so are the bounds of classes. */
  readonly whole?: true;
  /** Numbers that name something, such as years: written without thousands separators. */
  readonly plain?: true;
}

export type ThemeSpec = CategoryTheme | QuantityTheme;

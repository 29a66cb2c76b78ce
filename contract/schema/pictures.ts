import { integer, text } from './columns.ts';
import type { PicturePart, TableSpec } from './table.ts';

export const PICTURE_PARTS: Readonly<Record<PicturePart, string>> = {
  before: '处置前',
  after: '处置后',
  state: '现状',
};

/** Kinds of picture files that are read, by their first bytes. */
export const PICTURE_FORMATS = { jpeg: 'JPEG', png: 'PNG', webp: 'WebP' } as const;
export type PictureFormat = keyof typeof PICTURE_FORMATS;

/** Why a photograph a row names is not there. */
export const PICTURE_PROBLEMS = {
  missing: '文件不在',
  damaged: '文件损坏',
  kind: '不是照片',
  size: '文件过大',
  path: '路径在文件夹之外',
} as const;
export type PictureProblem = keyof typeof PICTURE_PROBLEMS;

/**
 * 照片: which photographs the rows of other tables name, found by each import beside their files. The photographs lie sealed
 * in the store, once each. One row for each name, also where no photograph was found.
 */
export const picture: TableSpec = {
  name: 'picture',
  title: '照片',
  titleEn: 'Photographs',
  system: 'registry',
  department: { id: 'registry', title: '区信息办（公共平台）' },
  file: 'pictures',
  derived: true,
  identity: 'row',
  naturalKey: ['table_name', 'record_key', 'part', 'sequence'],
  columns: {
    table_name: text('表', 'Table', { required: true }),
    record_key: text('记录编号', 'Record', { required: true }),
    part: text('照片类别', 'Part', { required: true, codes: PICTURE_PARTS }),
    /** From 1 within the part, as written. */
    sequence: integer('序号', 'Sequence', { required: true }),
    /** As the row names it. */
    file_name: text('文件名', 'File name', { required: true, privacy: 'coarse' }),
    problem: text('问题', 'Problem', { codes: PICTURE_PROBLEMS }),
    /** SHA-256 in hex of the stored bytes, which lack what the camera wrote about place and person. */
    content: text('内容摘要', 'Content hash', { privacy: 'coarse' }),
    format: text('格式', 'Format', { codes: PICTURE_FORMATS }),
    width_pixels: integer('宽', 'Width', { unit: 'px' }),
    height_pixels: integer('高', 'Height', { unit: 'px' }),
    size_bytes: integer('大小', 'Size', { unit: 'B' }),
  },
  indexes: [],
};

import type { Messages } from './zh-cn.ts';

export const policingEn: Messages['policing'] = {
  figures: 'Headline figures',
  failed: 'The figures could not be read',
  byStreet: 'By street',
  byCommunity: 'By community',
  metric: 'Figure',
  themes: 'Colour rooms by',
  records: 'records',
  pyramid: 'Population pyramid',
  pyramidNote: 'Current records by five years of age, men left, women right',
};

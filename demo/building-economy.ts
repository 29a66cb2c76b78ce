import type { SystemWriter } from './systems.ts';
import {
  answerBuildings,
  answerFirms,
  answerLeases,
  answerShared,
  answerTaxpayers,
} from './building-economy/answer-truths.ts';
import { inventFirms } from './building-economy/firms.ts';
import { inventLeases } from './building-economy/leases.ts';
import { chooseCommercialBuildings } from './building-economy/sites.ts';
import { assessTaxpayers } from './building-economy/taxpayers.ts';
import { writeCommercialBuildings } from './building-economy/write-buildings.ts';
import { writeFirms } from './building-economy/write-firms.ts';
import { writeLeases, writeSurveys } from './building-economy/write-surveys.ts';
import { inventVisits } from './building-economy/visits.ts';
import { writeMonthlyTax, writeTaxPlaces } from './building-economy/write-tax.ts';
import { writeVisits } from './building-economy/write-visits.ts';

/** 楼宇经济: commercial buildings, firms with their three places, leases and tax by month. */
export const buildingEconomy: SystemWriter = {
  system: 'building-economy',
  folders: {
    'building-economy': '楼宇办（贸易局）',
    'business-registry': '工商分局',
    tax: '税务局',
  },
  write: async (world) => {
    const commercial = chooseCommercialBuildings(world);
    const firms = inventFirms(world, commercial);
    const { leases, falls } = inventLeases(world, commercial, firms);
    const payers = assessTaxpayers(world, firms, commercial);
    await writeCommercialBuildings(world, commercial, firms, leases);
    await writeFirms(world, firms);
    await writeSurveys(world, firms);
    await writeLeases(world, leases);
    await writeVisits(world, inventVisits(world, firms));
    await writeTaxPlaces(world, firms);
    answerBuildings(world, commercial, await writeMonthlyTax(world, payers));
    answerFirms(world, firms);
    answerShared(world, firms);
    answerTaxpayers(world, payers);
    answerLeases(world, leases, falls);
  },
};

import { createCallTeller } from './hotline/call-truths.ts';
import { createCallTexts } from './hotline/call-texts.ts';
import { KNOWLEDGE_ENTRIES, makeCalls } from './hotline/calls.ts';
import { makeFirms } from './hotline/firms.ts';
import { openCallFiles } from './hotline/write-calls.ts';
import { writeFirms, writeKnowledge } from './hotline/write-lists.ts';
import type { SystemWriter } from './systems.ts';

/** 3,000 calls on each of 366 days. */
const FULL = { calls: 1_098_000, firms: 600 } as const;

/** 81890 求助服务: calls, service orders, follow-ups, firms and the knowledge base. */
export const hotline: SystemWriter = {
  system: 'hotline',
  folders: { hotline: '81890求助服务中心' },
  write: async (world) => {
    const total = world.scaled(FULL.calls);
    const firms = makeFirms(world, world.scaled(FULL.firms));
    await writeFirms(world, firms);
    const files = openCallFiles(world, total);
    const textOf = createCallTexts(world);
    const tell = createCallTeller(world, total);
    const random = world.random.fork('texts');
    const hits = new Uint32Array(KNOWLEDGE_ENTRIES);
    for (const call of makeCalls(world, total, firms)) {
      const text = textOf(call, random);
      tell(call, text);
      if (call.knowledge >= 0) hits[call.knowledge]!++;
      await files.write(call, text);
    }
    await files.close();
    await writeKnowledge(world, hits);
  },
};

import { expect, it } from 'vitest';
import { openWriter } from '../driver/sqlite.ts';
import { inTransaction } from './chain.ts';

it('a write that fails tells why, also where SQLite has undone it before', async () => {
  const db = await openWriter(':memory:');
  try {
    await db.exec('CREATE TABLE one (value INTEGER PRIMARY KEY) STRICT');
    const undone = inTransaction(db, async () => {
      await db.run('INSERT INTO one VALUES (1)');
      await db.exec('ROLLBACK');
      throw new Error('the disk is full');
    });
    await expect(undone).rejects.toThrow('the disk is full');
    await inTransaction(db, () => db.run('INSERT INTO one VALUES (2)'));
    expect(await db.all('SELECT value FROM one')).toEqual([{ value: 2 }]);
  } finally {
    await db.close();
  }
});

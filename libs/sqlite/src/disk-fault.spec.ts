import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { isAway } from '#kernel';
import { diskFault, sqliteCode, writingTo } from './disk-fault.js';

const path = join(tmpdir(), 'rollcall.sqlite');

function failedWith(code: string): Error {
  return Object.assign(new Error('disk I/O error'), { code });
}

describe('what SQLite could not write', () => {
  it('is told with what was done, where, and what is to be done about it', () => {
    const full = diskFault('storing events', path, failedWith('SQLITE_FULL'));
    expect(full?.code).toBe('disk-full');
    expect(full?.message).toBe(
      `storing events failed: the disk that holds ${path} is full; make room on it, and Rollcall goes on by itself`,
    );
    const failed = diskFault('storing events', path, failedWith('SQLITE_IOERR_FSYNC'));
    expect(failed?.code).toBe('disk-failed');
    expect(failed?.message).toContain('(SQLITE_IOERR_FSYNC)');
    expect([full, failed].filter(isAway)).toHaveLength(2);
  });

  it('is nothing of the disk where SQLite says something else', () => {
    for (const error of [failedWith('SQLITE_CORRUPT'), failedWith('ENOSPC'), 'text', undefined])
      expect(diskFault('storing', path, error)).toBeUndefined();
  });

  it('is told by a real database that may grow no more, which goes on when it may', () => {
    const db = new Database(':memory:');
    db.exec('CREATE TABLE pages (text TEXT)');
    const insert = db.prepare('INSERT INTO pages VALUES (?)');
    const write = () => writingTo(path, 'writing pages', () => insert.run('x'.repeat(100_000)));
    db.pragma('max_page_count = 10');
    expect(write).toThrow(expect.objectContaining({ code: 'disk-full' }));
    db.pragma('max_page_count = 1000');
    write();
    expect(() => writingTo(path, 'reading', () => db.prepare('SELECT * FROM none'))).toThrow(
      expect.objectContaining({ code: 'SQLITE_ERROR' }),
    );
    db.close();
  });

  it('is known by its code', () => {
    expect(sqliteCode(failedWith('SQLITE_BUSY'))).toBe('SQLITE_BUSY');
    expect(sqliteCode(failedWith('EIO'))).toBeUndefined();
  });
});

import { afterEach, describe, expect, it } from '@jest/globals';
import {
  DirectoryImport,
  directoryVersionList,
  parseDirectory,
  PublishDirectoryVersion,
  ShareDirectoryVersion,
  type ParsedContactPoint,
} from '#directory';
import { readPdf } from '#documents/testing';
import { ProjectionHost } from '#engine';
import { addMs } from '#kernel';
import type { OutboundLetter } from '#messaging';
import { Bench, storeKinds, type BenchOptions } from './testing/bench.js';
import { directoryOf, point } from './testing/network.js';

const network = [
  point('gh-1'),
  point('se-1', { phone: '+46101234567' }),
  point('se-2', { languages: ['sv', 'fr'], instructions: '=HYPERLINK("x")' }),
  point('pl-1', { status: 'to-be-confirmed' }),
];

describe.each(storeKinds)('a version of the directory that is shared, over %s', (kind) => {
  let bench: Bench;
  afterEach(() => bench.closeUnharmed());

  const prepared = async (options: BenchOptions = {}) => {
    bench = await Bench.prepared(kind, { network, schedule: 'none', ...options });
    await publish();
  };
  const publish = () => bench.execute(new PublishDirectoryVersion({}, bench.context()));
  const share = (number: number, parties?: readonly string[]) =>
    bench.execute(
      new ShareDirectoryVersion(parties ? { number, parties } : { number }, bench.context()),
    );
  const update = async (...points: readonly ParsedContactPoint[]) => {
    const { app } = bench.worker();
    await app.get(DirectoryImport).run(directoryOf(points), bench.context());
    await publish();
  };
  /** What a change of address asks for besides is no part of it. */
  const letters = () =>
    bench.letters.filter(({ subject }) => !/Contact details changed/.test(subject));
  const letterTo = (address: string): OutboundLetter => {
    const found = letters().find((letter) => letter.address === address);
    if (found === undefined) throw new Error(`expected a letter to ${address}`);
    return found;
  };
  const fileOf = ({ attachments = [] }: OutboundLetter, ending: string) => {
    const found = attachments.find(({ filename }) => filename.endsWith(ending));
    if (found === undefined) throw new Error(`expected a ${ending}`);
    return found;
  };

  it('goes to everybody who is designated, once each, with what changed since the one before', async () => {
    await prepared();
    await share(1);
    expect(
      letters()
        .map(({ address }) => address)
        .toSorted(),
    ).toEqual(['main@gh-1.example', 'main@se-1.example', 'main@se-2.example']);
    expect(letterTo('main@gh-1.example').text).not.toContain('Changes');
    bench.letters.length = 0;
    await update(point('gh-1', { phone: '+233302773906' }), point('tn-1'));
    await share(2);
    expect(letters()).toHaveLength(4);
    const letter = letterTo('main@gh-1.example');
    expect(letter.subject).toBe('Directory of the 24/7 Network, version 2');
    expect(letter.text).toContain(
      'Changes since version 1:\n\n- Ghana: telephone changed\n- TN: Duty desk tn-1 designated\n',
    );
    expect(letter.text).toContain('published on 18 February 2024');
  });

  it('speaks the reader’s language, and English after it', async () => {
    await prepared();
    await share(1);
    await update(point('gh-1', { phone: '+233302773906' }));
    bench.letters.length = 0;
    await share(2);
    const letter = letterTo('main@se-2.example');
    expect([letter.languages, letter.subject]).toEqual([
      ['fr', 'en'],
      'Répertoire du Réseau 24/7, version 2',
    ]);
    expect(letter.text).toMatch(
      /point de contact 24\/7 : Duty desk se-2 \(Suède\)[^]*- Ghana\u00a0: téléphone modifié\n[^]*-{40}\n\nFor the attention of[^]*- Ghana: telephone changed\n/,
    );
    const pdf = await readPdf(fileOf(letter, '.pdf').content as Uint8Array);
    expect(pdf).toMatchObject({ title: 'Répertoire du Réseau 24/7, version 2', language: 'fr' });
    expect(pdf.bookmarks[0]?.under.map(({ title }) => title)).toEqual([
      'Modifications depuis la version 1',
      'Points de contact',
    ]);
  });

  it('has the directory with it as that version held it, whatever happened since', async () => {
    await prepared();
    await update(point('se-1', { phone: '+46107654321' }));
    await share(1);
    const letter = letterTo('main@gh-1.example');
    expect(letter.attachments?.map(({ filename }) => filename)).toEqual([
      'directory-1.csv',
      'directory-1.vcf',
      'directory-1.pdf',
    ]);
    const csv = Buffer.from(fileOf(letter, '.csv').content);
    const read = parseDirectory('directory-1.csv', csv).contactPoints;
    expect(read.map(({ id, phone }) => [id, phone])).toEqual([
      ['gh-1', undefined],
      ['pl-1', undefined],
      ['se-1', '+46101234567'],
      ['se-2', undefined],
    ]);
    const cards = String(fileOf(letter, '.vcf').content);
    expect(cards.match(/BEGIN:VCARD/g)).toHaveLength(4);
    expect(cards).toContain('tel:+46101234567\r\n');
    const { pages } = await readPdf(fileOf(letter, '.pdf').content as Uint8Array);
    expect(pages.join(' ')).toContain('+46101234567');
    expect(pages.join(' ')).toMatch(/4 contact points .* Duty desk pl-1 \(to be confirmed\)/);
    expect(pages.join(' ')).not.toContain('+46107654321');
  });

  it('FM-30: runs no formula in the table that goes with it', async () => {
    await prepared();
    await share(1);
    expect(String(fileOf(letterTo('main@gh-1.example'), '.csv').content)).toContain(
      `"'=HYPERLINK(""x"")"`,
    );
  });

  it('goes to some Parties only, and moves nobody else’s news', async () => {
    await prepared();
    await share(1);
    await update(point('gh-1', { phone: '+233302773906' }));
    bench.letters.length = 0;
    await share(2, ['SE']);
    expect(
      letters()
        .map(({ address }) => address)
        .toSorted(),
    ).toEqual(['main@se-1.example', 'main@se-2.example']);
    await update(point('gh-1', { phone: '+233302773907' }));
    await share(3);
    expect(letterTo('main@gh-1.example').text).toContain('Changes since version 1:');
  });

  it('is not sent to the whole network again, nor to a Party that has nobody', async () => {
    await prepared();
    await share(1);
    await expect(share(1)).rejects.toMatchObject({ code: 'directory-version-shared-already' });
    await expect(share(2)).rejects.toMatchObject({ code: 'directory-version-unknown' });
    await expect(share(1, ['PL'])).rejects.toMatchObject({ code: 'party-without-contact-point' });
    expect(letters()).toHaveLength(3);
  });

  it('FM-08: reaches those whose letter was not asked for before a crash, and nobody twice', async () => {
    await prepared();
    let appends = 0;
    bench.onAppend((stream) => {
      if (stream.startsWith('letter-') && ++appends === 2) bench.crash();
    });
    await share(1).catch(() => undefined);
    expect(letters().length).toBeLessThan(3);
    bench.loseSnapshots();
    await bench.restart();
    await bench.advanceTo(bench.clock.now());
    const addresses = letters().map(({ address }) => address);
    expect(addresses.toSorted()).toEqual([...new Set(addresses)].toSorted());
    expect(addresses).toHaveLength(3);
  });

  it('is not sent after a newer one, where the mail server held it up', async () => {
    await prepared({
      fateOfLetter: ({ subject, address }) =>
        subject.endsWith('version 1') && address.includes('gh-1')
          ? { outcome: 'failed', permanence: 'transient', reason: 'busy' }
          : { outcome: 'handed-over' },
    });
    await share(1);
    await update(point('gh-1', { phone: '+233302773906' }));
    await share(2);
    await bench.advanceTo(addMs(bench.clock.now(), 86_400_000));
    const subjects = letters()
      .filter(({ address }) => address.includes('gh-1'))
      .map(({ subject }) => subject.slice(-1));
    expect(subjects).toEqual(['1', '2']);
    const [failed] = (await bench.recorded('LetterFailed')).slice(-1);
    expect(failed?.data).toMatchObject({ because: 'nothing-to-say', permanence: 'permanent' });
  });

  it('stands beside the version, with whom and when', async () => {
    await prepared();
    await share(1);
    const versions = await bench.worker().app.get(ProjectionHost).documents(directoryVersionList);
    expect(versions.get('1')?.sharings).toEqual([
      {
        number: 1,
        since: 0,
        by: { kind: 'mailing', mailingId: expect.any(String) },
        parties: ['GH', 'SE'],
        contactPoints: 3,
        wholeNetwork: true,
        sharedAt: '2024-02-18T12:00:00.000Z',
      },
    ]);
  });
});

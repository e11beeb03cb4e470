import { utcDate } from '#kernel';
import { notationIn } from './notation.js';
import type { ReportWords } from './report-words.js';

const notation = notationIn('en');
const { day, share, window, mean } = notation;
const count = (value: number, one: string, many = `${one}s`) =>
  `${notation.number(value)} ${value === 1 ? one : many}`;
const parties = (value: number) => count(value, 'Party', 'Parties');
const contactPoints = (value: number) => count(value, 'contact point');

export const english: ReportWords = {
  title: 'Functioning of the network of contact points',
  subtitle: ({ from, to, anonymised }) =>
    `${day(from)} to ${day(to)}${anonymised ? ' · anonymised edition' : ''}`,
  contents: 'Contents',
  none: '–',

  directory: {
    heading: 'The directory',
    summary: ({ after: { on, summary } }) =>
      `On ${day(on)} the directory listed ${contactPoints(summary.contactPoints)} of ${parties(summary.parties)}. ` +
      `${parties(summary.partiesWithSeveral)} had more than one contact point` +
      (summary.toBeConfirmed === 0
        ? '.'
        : `, and ${contactPoints(summary.toBeConfirmed)} more ${summary.toBeConfirmed === 1 ? 'was' : 'were'} to be confirmed.`),
    figures: 'Figures of the directory',
    figure: 'Figure',
    parties: 'Parties with contact points',
    partiesWithSeveral: 'Parties with more than one contact point',
    contactPoints: 'Contact points',
    toBeConfirmed: 'Contact points to be confirmed',
    byType: 'Contact points by type',
    type: 'Type',
    types: {
      police: 'Police',
      prosecution: 'Prosecution',
      'ministry-of-justice': 'Ministry of justice',
      'security-service': 'Security service',
      cybersecurity: 'Cybersecurity authority',
      other: 'Other',
    },
    share: 'Share',
    developments: 'Latest developments',
    noDevelopments:
      'No contact point was designated, announced, suspended or withdrawn in the period.',
    developmentsCounted: (developments, of) =>
      `${contactPoints(developments)} of ${parties(of)} ${developments === 1 ? 'was' : 'were'} designated, announced, suspended or withdrawn in the period.`,
    developmentsCaption: 'Designations and their changes',
    since: 'Since',
    party: 'Party',
    institution: 'Institution',
    status: 'Status',
    statuses: {
      designated: 'designated',
      'to-be-confirmed': 'to be confirmed',
      suspended: 'suspended',
      withdrawn: 'withdrawn',
    },
    reinstated: 'reinstated',
  },

  versions: {
    heading: 'Versions of the directory',
    summary: ({ published, shared, updatesOf }) =>
      `${count(published, 'numbered version')} of the directory ${published === 1 ? 'was' : 'were'} published in the period, and ${count(shared, 'version')} shared with the network by e-mail` +
      (shared === 0 ? '.' : `, with updates of ${parties(updatesOf.parties)}.`),
    updatesOf: (names) => `Updates shared: ${notation.list(names)}.`,
    shared: 'Versions shared',
    version: 'Version',
    sharedOn: 'Shared on',
    parties: 'With Parties',
    contactPoints: 'Contact points',
    updatedParties: 'Updates of',
    which: 'Which',
    changes: 'What changed',
    change: 'Change',
  },

  test: {
    heading: ({ launchedAt }) => `The ping test of ${day(utcDate(launchedAt))}`,
    headingWithout: 'The ping test',
    noTest: 'No ping test was launched in the period.',
    summary: ({ pinged, answered, noAnswer, late, responseTime, status, windows }) => [
      `${contactPoints(pinged.contactPoints)} of ${parties(pinged.parties)} ${pinged.contactPoints === 1 ? 'was' : 'were'} asked to answer a message that came without notice. ` +
        `${answered.parties} of ${parties(pinged.parties)} answered in time` +
        (windows[0] === undefined
          ? '.'
          : `, ${windows[0].parties} of them within ${window(windows[0].within)}.`) +
        (responseTime.medianSeconds === null
          ? ''
          : ` Half of those that answered had done so after ${mean(responseTime.medianSeconds)}.`),
      status === 'closed'
        ? `Of the contact points, ${answered.contactPoints} answered in time and ${noAnswer.contactPoints} did not` +
          (late.contactPoints === 0 ? '.' : `; ${late.contactPoints} of these answered late.`)
        : `Of the contact points, ${answered.contactPoints} had answered. The test was still under way: these figures are provisional.`,
    ],
    windows: 'Parties that answered, by response time',
    within: 'Answered within',
    parties: 'Parties',
    of: 'of',
    share: 'Share',
    mean: 'Mean response time',
    meanSeconds: 'mean response time (seconds)',
    windowsNote:
      'A Party’s response time is that of its first contact point to answer (or of its last, where the rules of the test say that all must), counted from the first message. Each line includes the lines above it; the share is of all Parties that were asked, the mean of those that answered within the bound.',
    curve: 'Parties that had answered, over the time since they were asked',
    curveAlternative: ({ windows, pinged }) =>
      `A curve that rises over time, with a mark for each response time. Of ${parties(pinged.parties)}, ` +
      `${windows.map((one) => `${one.parties} had answered within ${window(one.within)} (${share(one.share)})`).join(', ')}.`,
    shareOfParties: 'Share of Parties',
    reachedBy: 'What the contact points answered to',
    reached: 'Answered after',
    reachedWays: {
      firstMessage: 'the first message',
      reminder: 'a reminder',
      escalation: 'a message to another channel or contact point',
      phone: 'a telephone call',
    },
    contactPoints: 'Contact points',
    newsOf: (names) => `Its messages carried the updated details of ${notation.list(names)}.`,
    newsCounted: (of) => `Its messages carried updated details of ${parties(of)}.`,
    silent: ({ status }, names) =>
      `${status === 'closed' ? 'No answer in time' : 'No answer yet'}: ${notation.list(names)}.`,
    comparison: 'Comparison with earlier tests',
    comparisonCaption: 'Share of the Parties that answered, by test',
    test: 'Test',
    day: 'Day',
    asked: 'Parties asked',
    median: 'Median',
    medianSeconds: 'median (seconds)',
    noEarlier: 'There is no earlier test to compare with.',
    earlierOmitted: (tests) =>
      `${count(tests, 'still earlier test is', 'still earlier tests are')} not shown.`,
    updates: 'Updates that the test brought out',
    noUpdates: 'No contact point reported that its details have changed.',
    updatesOf: (updates, names) =>
      `Answering the test, contact points of ${parties(names.length)} reported ${count(updates, 'update')} of their details: ${notation.list(names)}.`,
    updatesCounted: (updates, of) =>
      `Answering the test, contact points of ${parties(of)} reported ${count(updates, 'update')} of their details.`,
    updatesBecame: ({ approved, rejected, proposed }) =>
      `Of these ${notation.list([
        ...(approved === 0 ? [] : [`${approved} ${approved === 1 ? 'was' : 'were'} approved`]),
        ...(rejected === 0 ? [] : [`${rejected} ${rejected === 1 ? 'was' : 'were'} rejected`]),
        ...(proposed === 0
          ? []
          : [`${proposed} ${proposed === 1 ? 'waits' : 'wait'} for a decision`]),
      ])}.`,
    updateStatuses: { proposed: 'waiting', approved: 'approved', rejected: 'rejected' },
    updatesCaption: 'Reported updates',
    details: 'Details',
    fields: {
      institution: 'institution',
      type: 'type',
      role: 'role',
      email: 'e-mail address',
      alternateEmail: 'alternate e-mail address',
      phone: 'telephone',
      alternatePhone: 'alternate telephone',
      availability: 'availability',
      timezone: 'time zone',
      languages: 'languages',
      instructions: 'instructions',
      otherNetworks: 'other networks',
    },
  },

  activities: {
    heading: 'Activities',
    noActivities: 'No activity was recorded for the period.',
    summary: ({ count: activities, statesHelped }) =>
      `${count(activities, 'activity', 'activities')} of capacity building took place in the period, for ${count(statesHelped.parties, 'State')}.`,
    contributors: (names) =>
      `Contact points of ${count(names.length, 'Party', 'Parties')} contributed: ${notation.list(names)}.`,
    partners: (names) => `Partner networks: ${notation.list(names)}.`,
    byKind: 'Activities by kind',
    kind: 'Kind',
    kinds: {
      'support-to-establish': 'Support to establish a contact point',
      workshop: 'Workshop',
      'regional-meeting': 'Regional meeting',
      'annual-meeting': 'Annual meeting',
      promotion: 'Promotion',
      'training-platform': 'Training platform',
    },
    titled: (kind, title) => `${kind}: ${title}`,
    number: 'Number',
    statesHelped: 'States helped',
    states: 'Which',
    each: 'List of activities',
    days: 'Days',
    activity: 'Activity',
    where: 'Where',
    forWhom: 'For',
    withWhom: 'With',
    networks: { g7: 'G7 24/7 Network', interpol: 'INTERPOL' },
  },

  basis: {
    heading: 'About this report',
    text: ({ events, lastEventId, recordedAt }) =>
      recordedAt === null
        ? 'The record holds no event yet.'
        : `Every figure is computed from the record of ${count(events, 'event')} up to ${notation.moment(recordedAt)}, event ${lastEventId}. The same record gives the same report.`,
    sealed: ({ number, root, sealedAt }) =>
      `The record was sealed on ${notation.moment(sealedAt)}, with seal ${number} and the root ${root}. Whoever has this paper can tell whether the record before that was changed.`,
    anonymised: 'This edition names no Party, institution or person.',
  },
};

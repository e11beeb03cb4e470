import { utcDate } from '#kernel';
import { notationIn } from './notation.js';
import type { ReportWords } from './report-words.js';

const notation = notationIn('fr');
const { day, share, window, mean } = notation;
/** In French nought is singular. */
const count = (value: number, one: string, many: string) =>
  `${notation.number(value)} ${value < 2 ? one : many}`;
const parties = (value: number) => count(value, 'Partie', 'Parties');
const contactPoints = (value: number) => count(value, 'point de contact', 'points de contact');

export const french: ReportWords = {
  title: 'Fonctionnement du réseau de points de contact',
  subtitle: ({ from, to, anonymised }) =>
    `Du ${day(from)} au ${day(to)}${anonymised ? ' · édition anonymisée' : ''}`,
  contents: 'Sommaire',
  none: '–',

  directory: {
    heading: 'L’annuaire',
    summary: ({ after: { on, summary } }) =>
      `Au ${day(on)}, l’annuaire comptait ${contactPoints(summary.contactPoints)} de ${parties(summary.parties)}. ` +
      `${parties(summary.partiesWithSeveral)} ${summary.partiesWithSeveral < 2 ? 'avait' : 'avaient'} plus d’un point de contact` +
      (summary.toBeConfirmed === 0
        ? '.'
        : `, et ${count(summary.toBeConfirmed, 'autre point de contact restait', 'autres points de contact restaient')} à confirmer.`),
    figures: 'Chiffres de l’annuaire',
    figure: 'Chiffre',
    parties: 'Parties ayant des points de contact',
    partiesWithSeveral: 'Parties ayant plus d’un point de contact',
    contactPoints: 'Points de contact',
    toBeConfirmed: 'Points de contact à confirmer',
    byType: 'Points de contact par type',
    type: 'Type',
    types: {
      police: 'Police',
      prosecution: 'Ministère public',
      'ministry-of-justice': 'Ministère de la justice',
      'security-service': 'Service de sécurité',
      cybersecurity: 'Autorité de cybersécurité',
      other: 'Autre',
    },
    share: 'Part',
    developments: 'Derniers développements',
    noDevelopments:
      'Aucun point de contact n’a été désigné, annoncé, suspendu ou retiré pendant la période.',
    developmentsCounted: (developments, of) =>
      `${contactPoints(developments)} de ${parties(of)} ${developments < 2 ? 'a été désigné, annoncé, suspendu ou retiré' : 'ont été désignés, annoncés, suspendus ou retirés'} pendant la période.`,
    developmentsCaption: 'Désignations et leurs changements',
    since: 'Depuis le',
    party: 'Partie',
    institution: 'Institution',
    status: 'Statut',
    statuses: {
      designated: 'désigné',
      'to-be-confirmed': 'à confirmer',
      suspended: 'suspendu',
      withdrawn: 'retiré',
    },
    reinstated: 'rétabli',
  },

  versions: {
    heading: 'Versions de l’annuaire',
    summary: ({ published, shared, updatesOf }) =>
      `${count(published, 'version numérotée de l’annuaire a été publiée', 'versions numérotées de l’annuaire ont été publiées')} pendant la période, et ${count(shared, 'version partagée', 'versions partagées')} avec le réseau par courriel` +
      (shared === 0 ? '.' : `, avec les mises à jour de ${parties(updatesOf.parties)}.`),
    updatesOf: (names) => `Mises à jour partagées : ${notation.list(names)}.`,
    shared: 'Versions partagées',
    version: 'Version',
    sharedOn: 'Partagée le',
    parties: 'Avec des Parties',
    contactPoints: 'Points de contact',
    updatedParties: 'Mises à jour de',
    which: 'Lesquelles',
    changes: 'Ce qui a changé',
    change: 'Changement',
  },

  test: {
    heading: ({ launchedAt }) => `Le test de disponibilité du ${day(utcDate(launchedAt))}`,
    headingWithout: 'Le test de disponibilité',
    noTest: 'Aucun test de disponibilité n’a été lancé pendant la période.',
    summary: ({ pinged, answered, noAnswer, late, responseTime, status, windows }) => [
      `${contactPoints(pinged.contactPoints)} de ${parties(pinged.parties)} ${pinged.contactPoints < 2 ? 'a été invité' : 'ont été invités'} à répondre à un message envoyé sans préavis. ` +
        `${answered.parties} Parties sur ${pinged.parties} ont répondu dans les délais` +
        (windows[0] === undefined
          ? '.'
          : `, dont ${windows[0].parties} en ${window(windows[0].within)} au plus.`) +
        (responseTime.medianSeconds === null
          ? ''
          : ` La moitié de celles qui ont répondu l’avaient fait après ${mean(responseTime.medianSeconds)}.`),
      status === 'closed'
        ? `Parmi les points de contact, ${answered.contactPoints} ont répondu dans les délais et ${noAnswer.contactPoints} ne l’ont pas fait` +
          (late.contactPoints === 0
            ? '.'
            : ` ; ${late.contactPoints} de ceux-ci ont répondu plus tard.`)
        : `Parmi les points de contact, ${answered.contactPoints} avaient répondu. Le test était encore en cours : ces chiffres sont provisoires.`,
    ],
    windows: 'Parties ayant répondu, selon le temps de réponse',
    within: 'Réponse en',
    parties: 'Parties',
    of: 'sur',
    share: 'Part',
    mean: 'Temps de réponse moyen',
    meanSeconds: 'temps de réponse moyen (secondes)',
    windowsNote:
      'Le temps de réponse d’une Partie est celui de son premier point de contact à répondre (ou du dernier, lorsque les règles du test exigent que tous répondent), compté à partir du premier message. Chaque ligne comprend les lignes qui la précèdent ; la part se rapporte à toutes les Parties interrogées, la moyenne à celles qui ont répondu dans la limite.',
    curve: 'Parties ayant répondu, selon le temps écoulé depuis l’envoi',
    curveAlternative: ({ windows, pinged }) =>
      `Une courbe qui monte avec le temps, avec un repère pour chaque temps de réponse. Sur ${parties(pinged.parties)}, ` +
      `${windows.map((one) => `${one.parties} avaient répondu en ${window(one.within)} (${share(one.share)})`).join(', ')}.`,
    shareOfParties: 'Part des Parties',
    reachedBy: 'Ce à quoi les points de contact ont répondu',
    reached: 'Réponse après',
    reachedWays: {
      firstMessage: 'le premier message',
      reminder: 'un rappel',
      escalation: 'un message à un autre canal ou point de contact',
      phone: 'un appel téléphonique',
    },
    contactPoints: 'Points de contact',
    newsOf: (names) =>
      `Ses messages signalaient les coordonnées mises à jour de : ${notation.list(names)}.`,
    newsCounted: (of) => `Ses messages signalaient les coordonnées mises à jour de ${parties(of)}.`,
    silent: ({ status }, names) =>
      `${status === 'closed' ? 'Pas de réponse dans les délais' : 'Pas encore de réponse'} : ${notation.list(names)}.`,
    comparison: 'Comparaison avec les tests précédents',
    comparisonCaption: 'Part des Parties ayant répondu, par test',
    test: 'Test',
    day: 'Jour',
    asked: 'Parties interrogées',
    median: 'Médiane',
    medianSeconds: 'médiane (secondes)',
    noEarlier: 'Il n’y a pas de test précédent auquel le comparer.',
    earlierOmitted: (tests) =>
      `${count(tests, 'test plus ancien n’est pas montré', 'tests plus anciens ne sont pas montrés')}.`,
    updates: 'Mises à jour signalées lors du test',
    noUpdates: 'Aucun point de contact n’a signalé de changement de ses coordonnées.',
    updatesOf: (updates, names) =>
      `En répondant au test, des points de contact de ${parties(names.length)} ont signalé ${count(updates, 'mise à jour', 'mises à jour')} de leurs coordonnées : ${notation.list(names)}.`,
    updatesCounted: (updates, of) =>
      `En répondant au test, des points de contact de ${parties(of)} ont signalé ${count(updates, 'mise à jour', 'mises à jour')} de leurs coordonnées.`,
    updatesBecame: ({ approved, rejected, proposed }) =>
      `Parmi celles-ci, ${notation.list([
        ...(approved === 0 ? [] : [count(approved, 'a été approuvée', 'ont été approuvées')]),
        ...(rejected === 0 ? [] : [count(rejected, 'a été rejetée', 'ont été rejetées')]),
        ...(proposed === 0
          ? []
          : [count(proposed, 'attend une décision', 'attendent une décision')]),
      ])}.`,
    updateStatuses: { proposed: 'en attente', approved: 'approuvée', rejected: 'rejetée' },
    updatesCaption: 'Mises à jour signalées',
    details: 'Coordonnées',
    fields: {
      institution: 'institution',
      type: 'type',
      role: 'rôle',
      email: 'adresse électronique',
      alternateEmail: 'autre adresse électronique',
      phone: 'téléphone',
      alternatePhone: 'autre téléphone',
      availability: 'disponibilité',
      timezone: 'fuseau horaire',
      languages: 'langues',
      instructions: 'instructions',
      otherNetworks: 'autres réseaux',
    },
  },

  activities: {
    heading: 'Activités',
    noActivities: 'Aucune activité n’a été enregistrée pour la période.',
    summary: ({ count: activities, statesHelped }) =>
      `${count(activities, 'activité de renforcement des capacités a eu lieu', 'activités de renforcement des capacités ont eu lieu')} pendant la période, au bénéfice de ${count(statesHelped.parties, 'État', 'États')}.`,
    contributors: (names) =>
      `Des points de contact de ${parties(names.length)} y ont contribué : ${notation.list(names)}.`,
    partners: (names) => `Réseaux partenaires : ${notation.list(names)}.`,
    byKind: 'Activités par nature',
    kind: 'Nature',
    kinds: {
      'support-to-establish': 'Aide à l’établissement d’un point de contact',
      workshop: 'Atelier',
      'regional-meeting': 'Réunion régionale',
      'annual-meeting': 'Réunion annuelle',
      promotion: 'Promotion',
      'training-platform': 'Plateforme de formation',
    },
    titled: (kind, title) => `${kind} : ${title}`,
    number: 'Nombre',
    statesHelped: 'États aidés',
    states: 'Lesquels',
    each: 'Liste des activités',
    days: 'Jours',
    activity: 'Activité',
    where: 'Lieu',
    forWhom: 'Pour',
    withWhom: 'Avec',
    networks: { g7: 'Réseau 24/7 du G7', interpol: 'INTERPOL' },
  },

  basis: {
    heading: 'À propos de ce rapport',
    text: ({ events, lastEventId, recordedAt }) =>
      recordedAt === null
        ? 'Le registre ne contient encore aucun événement.'
        : `Chaque chiffre est calculé à partir du registre de ${count(events, 'événement', 'événements')} jusqu’au ${notation.moment(recordedAt)}, événement ${lastEventId}. Le même registre donne le même rapport.`,
    sealed: ({ number, root, sealedAt }) =>
      `Le registre a été scellé le ${notation.moment(sealedAt)}, par le sceau ${number} et la racine ${root}. Quiconque détient ce document peut établir si le registre antérieur a été modifié.`,
    anonymised: 'Cette édition ne nomme ni Partie, ni institution, ni personne.',
  },
};

import type { SignInWords } from './sign-in-words.js';

export const french: SignInWords = {
  languageName: 'Français',
  locale: 'fr',
  site: 'Rollcall',
  languageChoice: 'Langue',
  footer:
    'Pour les personnes qui gèrent le réseau. Les points de contact répondent par le lien reçu dans leur message.',
  errorTitlePrefix: 'Erreur :',

  signInTitle: 'Connexion',
  login: 'Nom',
  password: 'Mot de passe',
  signIn: 'Se connecter',
  withProvider: 'Se connecter avec {{provider}}',
  or: 'ou',
  refused: 'Le nom et le mot de passe ne correspondent pas. Vérifiez-les et réessayez.',
  wait: 'Trop de tentatives. Réessayez dans {{seconds}} secondes.',
  stale: 'Cette page est restée ouverte trop longtemps ou venait d’ailleurs. Veuillez recommencer.',
  signedOut: 'Vous êtes déconnecté.',
  signedOutHere: 'Veuillez d’abord vous connecter. Une session inutilisée se termine d’elle-même.',
  providerAway:
    '{{provider}} est injoignable pour le moment. Réessayez plus tard ou utilisez un mot de passe.',
  providerRefused: '{{provider}} n’a pas confirmé votre identité. Veuillez réessayer.',
  identityUnknown:
    '{{provider}} vous connaît, mais pas encore Rollcall. Demandez une invitation à un administrateur, ouvrez-en le lien et choisissez-y {{provider}}.',

  identityLinked:
    'Un autre compte est déjà lié à votre identité chez {{provider}}. Utilisez-le pour vous connecter.',

  codeTitle: 'Deuxième étape',
  code: 'Code',
  codeHint:
    'Les six chiffres affichés par votre application d’authentification, ou l’un de vos codes de secours.',
  codeWrong: 'Ce code est inexact ou a déjà servi. Attendez le suivant et réessayez.',
  startAgain: 'Se connecter sous un autre nom',

  invitationTitle: 'Bienvenue dans Rollcall',
  invitationIntro:
    'Vous êtes invité. Votre nom de connexion est <strong><bdi>{{login}}</bdi></strong>. Choisissez un mot de passe ; vous serez alors connecté.',
  newPassword: 'Nouveau mot de passe',
  passwordRule:
    'Au moins {{min}} caractères ; ni votre nom, ni un mot de passe que tout le monde utilise. Plusieurs mots se retiennent facilement.',
  repeatPassword: 'Nouveau mot de passe, encore une fois',
  setPassword: 'Enregistrer et se connecter',
  instead: 'Ou sans mot de passe propre :',
  passwordTooShort: 'Le mot de passe est trop court : au moins {{min}} caractères.',
  passwordTooLong: 'Le mot de passe est trop long : {{max}} caractères au plus.',
  passwordIsLogin: 'Le mot de passe ne doit pas être votre nom.',
  passwordCommon: 'Ce mot de passe est l’un des plus courants. Choisissez-en un autre.',
  passwordsDiffer: 'Les deux mots de passe sont différents.',

  accountTitle: 'Votre compte',
  signedInAs: 'Connecté sous le nom',
  role: 'Rôle',
  roles: {
    admin: 'Administrateur',
    operator: 'Opérateur',
    analyst: 'Analyste',
    viewer: 'Lecteur',
  },
  signOut: 'Se déconnecter',
  sessionsTitle: 'Où vous êtes connecté',
  sessionOpened: 'Depuis',
  sessionEnds: 'Jusqu’à, au plus tard',
  sessionHow: 'Par',
  ways: { password: 'Mot de passe', oidc: 'Fournisseur d’identité', invitation: 'Invitation' },
  thisSession: 'ce navigateur',
  endSession: 'Terminer',
  endSessionOf: 'Terminer la session ouverte le {{moment}}',
  sessionEnded: 'Cette session est terminée.',
  passwordTitle: 'Mot de passe',
  currentPassword: 'Mot de passe actuel',
  changePassword: 'Changer le mot de passe',
  passwordChanged: 'Votre mot de passe est changé. Vos autres sessions sont terminées.',
  passwordWrong: 'Le mot de passe actuel est inexact.',
  secondStepTitle: 'Deuxième étape à la connexion',
  secondStepOn: 'Activée : la connexion demande un code de votre application d’authentification.',
  secondStepOff:
    'Désactivée. Avec elle, un mot de passe deviné ou volé n’ouvre rien. Il faut une application d’authentification sur votre téléphone.',
  turnOn: 'Activer',
  turnOff: 'Désactiver',
  secondStepRemoved: 'La deuxième étape est désactivée.',

  enrolTitle: 'Activer la deuxième étape',
  enrolIntro:
    'Scannez ce code avec votre application d’authentification, puis saisissez le code qu’elle affiche.',
  enrolPicture: 'Code QR pour l’application d’authentification',
  enrolByHand: 'Ou saisissez-y cette clé à la main :',
  enrolConfirm: 'Activer',
  recoveryTitle: 'Conservez ces codes de secours',
  recoveryIntro:
    'Sans votre téléphone, chacun d’eux permet une seule connexion à la place d’un code. Ils ne sont affichés que maintenant : imprimez-les ou mettez-les dans un gestionnaire de mots de passe.',
  recoveryDone: 'La deuxième étape est activée.',
  backToAccount: 'Votre compte',

  invitationUnknownTitle: 'Cette invitation n’est pas valable',
  invitationUnknownText:
    'Elle a déjà servi, elle a expiré, ou le lien a été coupé en chemin. Demandez-en une nouvelle à un administrateur.',
  tooManyTitle: 'Trop de tentatives',
  tooManyText: 'Trop de tentatives depuis votre adresse. Réessayez dans {{minutes}} min.',
  malformedTitle: 'Votre envoi n’a pas pu être lu',
  malformedText: 'Rien n’a été fait. Revenez en arrière et réessayez.',
  unavailableTitle: 'Une erreur s’est produite de notre côté',
  unavailableText: 'Réessayez dans une minute.',
  toSignIn: 'Se connecter',
};

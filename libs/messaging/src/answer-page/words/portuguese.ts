import type { AnswerPageWords } from './answer-page-words.js';

export const portuguese: AnswerPageWords = {
  languageName: 'Português',
  direction: 'ltr',
  locale: 'pt-PT',

  site: 'Teste de disponibilidade',
  exercise: 'Exercício.',
  exerciseText: 'Este é um teste da rede. Não existe qualquer incidente nem pedido por trás dele.',
  languageChoice: 'Língua',
  footer:
    'Esta página nunca pede uma palavra-passe. Abri-la não regista nenhuma resposta; só o envio do formulário o faz.',

  formTitle: 'Por favor, responda a este teste',
  answeredTitle: 'Este teste já tem resposta',
  formIntro:
    'Queremos saber se <bdi>{{institution}}</bdi> pode ser contactada. Bastam dois cliques: indique quem é e envie.',
  factsTitle: 'Sobre este teste',
  factTest: 'Teste',
  factContactPoint: 'Ponto de contacto',
  factSent: 'Enviado',
  factNotSent: 'Ainda não se sabe',
  factAnswerBy: 'Responder até',
  localTime: '{{moment}}, hora local (<bdi dir="ltr">{{zone}}</bdi>)',

  noticeLate:
    'O prazo para responder terminou: {{answerBy}}. Ainda pode responder: a resposta será registada como tardia.',
  noticeClosed:
    'Este teste está encerrado. Ainda pode responder: a resposta será registada como tardia.',
  noticeAnswered:
    'Este ponto de contacto já respondeu: {{answeredAt}}. Não precisa de fazer mais nada.',
  noticePartyAnswered:
    'Outro ponto de contacto (<bdi>{{party}}</bdi>) já respondeu. A sua própria resposta continua a ser bem-vinda.',
  furtherAnswer: 'Acrescentar uma resposta ou comunicar uma alteração',

  choiceLegend: 'Quem responde?',
  choiceRequired: 'Obrigatório',
  onDuty: 'Estou de serviço neste ponto de contacto',
  onDutyHint: 'Poderia tratar de um pedido agora.',
  notOnDuty: 'Recebi esta mensagem, mas está outra pessoa de serviço',
  notOnDutyHint: 'Também conta: o seu ponto de contacto foi contactado.',
  answeredBy: 'O seu nome ou função',
  answeredByHint:
    'Facultativo, mas útil: uma ligação pode ser reencaminhada, e assim o secretariado vê quem respondeu. É guardado cifrado.',

  detailsLegend: 'Os seus dados no diretório',
  detailsHint:
    'Os endereços e os números estão parcialmente ocultos, para o caso de esta ligação ter sido reencaminhada.',
  none: 'Nenhum',
  details: {
    institution: 'Instituição',
    email: 'Correio eletrónico',
    alternateEmail: 'Correio eletrónico alternativo',
    phone: 'Telefone',
    alternatePhone: 'Telefone alternativo',
    availability: 'Disponibilidade',
    timezone: 'Fuso horário',
    languages: 'Línguas',
    instructions: 'Instruções para quem liga',
  },
  availabilities: {
    '24/7': '24 horas por dia, 7 dias por semana',
    'office-hours-and-on-call': 'Horário de expediente, e de prevenção fora dele',
  },
  detailsConfirmed: 'Estes dados estão corretos',
  detailsChanged: 'Algo mudou',
  correctionsHint:
    'Altere o que estiver errado e deixe o resto como está. O secretariado verifica cada alteração antes de a incluir no diretório. Se algo deve ser eliminado, diga-o na mensagem abaixo.',
  maskedHint: 'Atualmente <bdi dir="ltr">{{masked}}</bdi>. Deixe em branco se estiver correto.',
  nothingYetHint: 'Nenhum até agora.',
  phoneHint: 'Com + e o indicativo do país: <bdi dir="ltr">+33 1 40 00 00 00</bdi>.',
  timezoneHint: 'Pelo nome IANA, por exemplo <bdi dir="ltr">Europe/Paris</bdi>.',
  languagesHint:
    'Pelos códigos, primeiro a língua preferida, separados por espaços: <bdi dir="ltr">pt en</bdi>.',

  note: 'Mais alguma coisa que o secretariado deva saber?',
  noteHint: 'Facultativo. É guardado cifrado.',
  submit: 'Enviar a minha resposta',

  errorTitlePrefix: 'Erro:',
  errorSummary: 'A sua resposta ainda não foi registada',
  errorChoice: 'Indique se está de serviço ou se está outra pessoa',
  errorEmpty: '{{label}}: não pode ficar em branco',
  errorTooLong: '{{label}}: no máximo {{max}} caracteres',
  errorText: '{{label}}: use texto simples, sem caracteres de controlo',
  errorEmail: '{{label}}: indique um endereço de correio, por exemplo duty@police.example',
  errorPhone:
    '{{label}}: indique + e o indicativo do país, 7 a 15 algarismos no total, por exemplo +33140000000',
  errorTimezone: '{{label}}: indique um fuso horário IANA, por exemplo Europe/Paris',
  errorLanguages: '{{label}}: indique códigos de língua separados por espaços, por exemplo pt en',
  errorAvailability: '{{label}}: escolha uma das duas opções',

  thanksTitle: 'Obrigado. A sua resposta está registada',
  thanksReceived: 'Recebida: {{receivedAt}}.',
  thanksFurther:
    'Este ponto de contacto já tinha respondido. Conta a primeira resposta, e a sua fica guardada junto dela.',
  thanksLate: 'Chegou depois do fim do teste, pelo que fica registada como tardia.',
  thanksChanges: 'Se comunicou uma alteração, o secretariado vai verificá-la.',
  thanksClose: 'Pode fechar esta página. Abrir a ligação outra vez não altera nada.',

  notTakenTitle: 'Uma parte do que escreveu não pôde ser aceite',
  notTakenRest: 'Tudo o resto que enviou está registado.',
  notTakenHelp:
    'Corrija-a aqui e envie-a novamente, ou deixe um campo em branco para o omitir. Se não fizer nada, a sua resposta continua registada.',
  submitAgain: 'Enviar estas correções',

  cancelledTitle: 'Este teste foi cancelado',
  cancelledText: 'Não precisa de fazer nada.',
  notStartedTitle: 'Este teste ainda não chegou até si',
  notStartedText:
    'A ligação funcionará assim que a mensagem para o seu ponto de contacto tiver sido enviada. Nada foi registado.',
  unknownTitle: 'Esta ligação não é válida',
  unknownText:
    'Pode ter sido cortada ou alterada pelo caminho. Abra novamente a ligação na mensagem original ou responda simplesmente a essa mensagem.',
  tooLargeTitle: 'A sua resposta é demasiado longa',
  tooLargeText: 'Nada foi registado. Volte atrás, encurte o texto e envie-o novamente.',
  malformedTitle: 'Não foi possível ler a sua resposta',
  malformedText: 'Nada foi registado. Abra novamente a página e responda aí.',
  tooManyTitle: 'Aqui não são aceites mais respostas',
  tooManyText:
    'Já estão registadas muitas respostas deste ponto de contacto. Se faltar alguma coisa, responda à mensagem que recebeu.',
  tooOftenTitle: 'Foram tentadas demasiadas ligações',
  tooOftenText:
    'Nada foi registado. Foram abertas demasiadas ligações inválidas a partir da sua rede. Tente novamente dentro de {{minutes}} min ou responda simplesmente à mensagem que recebeu.',
  unavailableTitle: 'Ocorreu um erro do nosso lado',
  unavailableText:
    'A sua resposta pode não ter sido registada. Envie-a novamente dentro de um minuto, o que não causa nenhum problema, ou responda à mensagem que recebeu.',
  openAgain: 'Abrir a página de resposta',
};

"""What posts, organisations and reporting verbs are called in English, Ukrainian and Japanese.

Evidence, not knowledge: a word here makes a reading likelier, and no single word decides one.
Ukrainian is given as word beginnings, because it inflects at the end; Japanese as word endings.
"""

# ruff: noqa: E501, SIM905 — patterns and word lists are read better in long lines than in pieces.
import re

POST_WORDS = frozenset(
    """
    director directors director-general professor prof president vice-president chair chairman chairwoman
    chairperson head chief deputy minister ambassador adviser advisor analyst expert fellow researcher scholar
    lecturer secretary representative editor editor-in-chief journalist correspondent reporter founder co-founder
    cofounder partner manager coordinator co-ordinator co-director co-chair officer commander commandant general
    admiral colonel major captain brigadier lieutenant member mp mep senator mayor governor rector dean counsellor
    counselor envoy consul attaché attache spokesperson spokesman spokeswoman commissioner specialist consultant
    economist historian lawyer author columnist executive ceo cto coo cfo chancellor leader principal associate
    assistant trustee treasurer delegate negotiator strategist diplomat activist veteran volunteer scientist engineer
    student owner presenter anchor producer curator premier moderator facilitator undersecretary under-secretary
    rapporteur supervisor psychologist sociologist philosopher writer poet prosecutor judge ombudsman inspector
    superintendent prime-minister speaker archbishop lawyer architect farmer entrepreneur skipper pilot banker insurer bishop patriarch rabbi entrepreneur investor
    """.split()
)
# Beginnings of Ukrainian words for posts, masculine and feminine.
POST_BEGINNINGS_UK = re.compile(
    r"(?:віце-?|екс-?|спів|заст[.-]?)?"
    r"(?:директор|професор|доцент|президент|голов(?:а|и|у|ою|иня)$|глав(?:а|и|у|ою)$|заступни|керівни|міністр"
    r"|посол$|посл[аиуі]|посолк|радни[кцч]|аналітик|аналітикин|експерт|дослідни|науков(?:ець|иця)|викладач|секретар"
    r"|представни|редактор|журналіст|кореспондент|засновни|менеджер|координатор|командувач|командир|генерал|адмірал"
    r"|полковни|член(?:$|кин|а$|ом$)|депутат|сенатор|мер(?:$|к[аи]$)|ректор|декан|консул|аташе|речни|комісар|спеціаліст"
    r"|консультант|економіст|істори(?:к|киня)|юрист|автор(?:$|к)|оглядач|очільни|прем.єр|канцлер|лідер|модератор"
    r"|співробітни|завідувач|уповноважен|волонтер|ветеран|активіст|дипломат|політолог|соціолог|психолог|письменни"
    r"|продюсер|ведуч(?:ий|а)$|партнер|омбудсм|виконавч|почесн)",
    re.IGNORECASE,
)
POST_ENDINGS_JA = re.compile(
    r"(?:(?:名誉|最高|特任|客員|招聘|主任|上席|上級|主席|特別|専任|非常勤|首席|副|前|元|現|次席|常務|専務|事務|編集|駐[^\s、,/]{1,12}?"
    r"|特命全権|全権|臨時代理|総合政策|公使)*"
    r"(?:准教授|助教授|教授|助教|講師|研究員|研究者|研究官|フェロー|理事長|理事|会長|社長|所長|センター長|局長|部長|課長|室長"
    r"|次長|審議官|参事官|書記官|大使|公使|総領事|領事|[^\s、,/の]{0,4}大臣政務官|[^\s、,/の]{0,4}副大臣|[^\s、,/の]{0,4}大臣|政務官|総理|首相|大統領|議員|知事|市長|町長|総長|学長"
    r"|学部長|研究科長|研究院長|機構長|院長|館長|園長|代表取締役|取締役|代表|委員長|委員|記者|論説委員長?|編集委員|解説委員|支局長|編集長|論説主幹|主幹"
    r"|ディレクター|プログラムディレクター|アナリスト|コンサルタント|アドバイザー|マネージャー|コーディネーター|エコノミスト"
    r"|顧問|補佐官|報道官|司令官|将軍|陸将|海将|空将|提督|評議員|セクション長|長官|総裁|頭取|専務|常務|調整官|事務官|特派員"
    r"|ジャーナリスト|評論家|議長|責任者|専門家|弁護士|社会学者|政治学者|歴史家|学者|作家|創設者|共同創設者|幹事|書記長|長))$"
)

ORGANISATION_WORDS = frozenset(
    """
    center centre institute institution university college school academy foundation fund network agency ministry
    office embassy council committee parliament association organisation organization society bank company corporation
    corp inc ltd llc group ngo bureau commission federation union league house hospital museum library news media radio
    television mission delegation secretariat initiative party rada navy army forces court chamber assembly congress
    senate cabinet consulate trust lab laboratory observatory platform coalition club studies ministries administration
    government parliament think-tank forum alliance headquarters polytechnic consortium
    """.split()
)
# Parts of an organisation: they name no organisation by themselves.
ORGANISATION_BEGINNINGS_UK = re.compile(
    r"(?:центр|інститут|університет|фонд|академі|агенці|офіс|міністерств|посольств|рад(?:и|і|ою)$|мереж|асоціаці|організаці"
    r"|об.єднан|товариств|банк|компані|комітет|комісі|парламент|спілк|союз|школ|коледж|місі(?:я|ї)|представництв|секретаріат"
    r"|служб|адміністраці|уряд|партні|альянс|коаліці|платформ|лаборатор|видан|телеканал|радіо|газет|інформагенц|укрінформ"
    r"|верховн)",
    re.IGNORECASE,
)
ORGANISATION_ENDINGS_JA = re.compile(
    r"(?:大学院?|研究所|研究センター|センター|財団|基金|協会|学会|省|庁|大使館|機構|委員会|会議|銀行|株式会社|新聞|通信|通信社|放送|テレビ"
    r"|連盟|連合|学院|学園|高校|アカデミー|フォーラム|ネットワーク|事務所|公社|党|プリズム)"
)

# In every case: a country beside a name is no part of it.
COUNTRIES_UK = re.compile(
    r"(?:україн|польщ|литв|німеччин|туреччин|словаччин|угорщин|америк|європ|канад)(?:а|и|і|у|ою)"
    r"|(?:япон|латв|естон|франц|британ|аз|рос|австрал|чех|румун|грузі|інд|австр|бельг|швец|норвег|фінлянд|італ|іспан|коре|груз)"
    r"(?:ія|ії|ію|єю|ією|я|ї)|молдов(?:а|і|у|и|ою)|тайван(?:ь|ю|і|ем)|сполучен(?:і|их|им|ими)|штат(?:и|ів|ам|ами|ах)|кита(?:й|ю|єм|ї)|сша|києв[іа]|токіо"
)

# Heads of state and their envoys: the country in the title is no organisation.
TITLES_OF_STATE = re.compile(r"\b(?:ambassador|minister|envoy|consul)\b", re.IGNORECASE)

HONORIFIC = re.compile(
    r"(?:(?:H\.? ?E\.?|His Excellency|Her Excellency|The Hon(?:ourable|orable)?\.?|Hon\.?|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?(?: phil\.?| habil\.?)?"
    r"|Prof\.?|Amb\.?|Professor(?= (?:Dr\.? )?[^\W\d_]+ [^\W\d_]+)|Sir|Dame|Lord|Lady|Rev\.?|Gen\.?|General|Lt\.? ?Gen\.?|Lieutenant[- ]General|"
    r"Maj\.? ?Gen\.?|Major[- ]General|Brig\.? ?Gen\.?|Brigadier(?:[- ]General)?|Admiral|Adm\.?|Vice[- ]Admiral|Rear[- ]Admiral"
    r"|Colonel|Col\.?|Captain|Capt\.?|Major"
    r"|(?:Ambassador|Senator|Councillor|Congressman|Congresswoman)(?= [^\W\d_]+ [^\W\d_]+)|пані|пан|Пані|Пан|Д-р|д-р|Др\.?|Проф\.|проф\.|Його Високоповажність|Її Високоповажність)"
    r"(?: ?\((?:[Rr]et\.?|[Rr]etired|відставці)\))?,? +)+"
)
# What a title calls one person's words, and how somebody speaks of themselves.
SPEECH_TITLE = re.compile(
    r"\b(?:statement|speech|remarks|address|lecture|intervention|message|keynote|greetings?)\b"
    r"|\b(?:промова|виступ|звернення|заява|доповідь|лекція|слово|привітання)\b"
    r"|挨拶|あいさつ|講演|演説|スピーチ|発言|祝辞|メッセージ|ステートメント",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(
    r"\b(?:I|we|my|our|me|us|myself|ourselves)\b|\b(?:я|ми|мене|мені|нас|нам|мій|моя|моє|наш|наша|наше|наші|дякую)\b"
    r"|私|我々|われわれ|わたし|皆さん|皆様|ございます|いたします|思います|です。|ます。",
)
# What stands before a colon in minutes and on pages and is nobody: in the language of the text, in lower case.
NO_SPEAKER = frozenset(
    word
    for words in """
        note, notes, nb, ps, resolution, resolved, action, action item, action items, decision, decided, motion, vote, votes,
        ayes, noes, abstentions, agenda, topic, subject, issue, re, source, sources, link, links, url, date, time, place,
        location, venue, where, when, photo, photos, video, image, figure, table, tag, tags, title, author, editor, contact,
        contacts, tel, phone, fax, email, e-mail, address, summary, abstract, keywords, attendance, attendees, present,
        regrets, apologies, absent, scribe, quorum, example, examples, warning, result, results, conclusion, part, version,
        примітка, рішення, ухвалили, вирішили, постановили, слухали, голосували, за, проти, утрималися, тема, дата, час, місце,
        місце проведення, джерело, джерела, фото, відео, теги, автор, редактор, контакти, тел, присутні, відсутні, порядок денний,
        приклад, висновок, підсумок, адреса, посилання,
        注, 備考, 決議, 決定, 議題, 議案, テーマ, 日時, 日付, 場所, 会場, 出典, 写真, 動画, 資料, 参考, 作成, 著者, 連絡先, 電話, 住所, 出席, 出席者,
        欠席, 欠席者, 結論, まとめ, 例, 期間, 主催, 共催, 後援, 協力, 対象, 内容, 目的
    """.split(",")
    if (word := words.strip())
)
# One word of address, as records print it before a family name.
TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Hon|Rev|Gen|Col|Maj|Capt|Sen|Rep|Amb|Пан|Пані|Д-р|Проф)\.?(?:\s+|\Z)",
    re.IGNORECASE,
)
AFTER_NAME = re.compile(
    r"(?:,? +(?:Ph\.? ?D\.?|M\.?D\.?|LL\.?M\.?|MBA|CMG|OBE|MBE|CBE|DBE|KBE|KCMG|DCMG|QC|KC|FRS|Esq\.?|[кд]\. ?[а-яі]+\. ?н\.)(?=[\s,:;)]|$))+"
)


def _forms(stems: str) -> set[str]:
    """Past and third-person forms of regular English verbs."""
    forms = set()
    for stem in stems.split():
        if stem.endswith("e"):
            forms |= {stem + "d", stem + "s"}
        elif stem.endswith("y") and stem[-2] not in "aeou":
            forms |= {stem[:-1] + "ied", stem[:-1] + "ies"}
        else:
            forms |= {stem + "ed", stem + "s", stem + "es"}
    return forms


# Verbs of saying. The ambiguous present forms (“states”, “notes”) count only where a subject stands before them.
REPORTING = frozenset(
    _forms(
        """note stress emphasise emphasize underscore underline highlight argue explain state add point believe suggest
        warn call describe outline express recall remind remark observe mention claim insist conclude assess acknowledge
        admit affirm agree announce ask assert assure caution comment confirm declare discuss elaborate encourage focus
        identify illustrate inform indicate maintain offer open propose question recommend refer reflect reiterate
        report respond review share start summarise summarize support thank touch urge view voice welcome wonder answer
        address analyse analyze compare demonstrate estimate examine expect explore hope predict praise raise reject
        reveal trace turn clarify concentrate consider contend contrast cite credit defend define detail devote differ
        dismiss doubt echo envisage envision evaluate forecast frame greet imply introduce link list locate name outline
        place prefer present proceed provide reaffirm reason recognise recognize regret remain return signal specify
        stipulate support trace advocate appeal applaud attribute challenge characterise characterize complain
        concede congratulate deliver convey criticise criticize demand deplore denounce disagree invite
        observe oppose pledge promise quote rebut recount refute request sketch survey accentuate continue
        talk elaborate interpret lament labelled label liken
        reply retort counter object protest show calculate correct contradict deny disclose document enumerate evoke
        exemplify favour favor hint interject joke justify muse narrate pinpoint ponder portray posit quip reckon repeat
        speculate testify theorise theorize vow speculate recapitulate rank map plead lecture brief argue caution"""
    )
    | set(
        """said says told tells thinks thought spoke speaks gave gives drew draws saw sees put puts made makes began begins
        laid lays set paid pays took takes went goes found finds shed felt held understood wrote writes""".split()
    )
)
# Unambiguous enough to end a post that no comma closes.
SAYING = frozenset(
    form for form in REPORTING if form.endswith("ed") and form not in {"united", "limited", "placed", "named", "listed"}
) | set("said says told spoke believes thinks argues emphasizes emphasises stresses explains insists".split())
# Stems with the endings of the past only, so that surnames like them stay names: “привітав”, “заперечила”.
STEMS_UK = (
    "віта|пропонува|перечи|скаржи|представи|презентува|слови|пита|описа|писа|пусти|хвали|критикува|зва|зна|бажа|цікави|певни"
    "|інформува|коментува|прогнозува|середи|ради|торкну|жартува|трима|годи|лічи|кресли|ціни|звучи|каза|висуну|згада|суну|рівня|заяви|цитува|наполяга|уточни|оголоси|звинувати|обіця|спростува|звітува|рекомендува"
)
REPORTING_UK = re.compile(
    r"(?:за|від|під|на|ви|по|при|про|до|роз|пере|ви|с|з)?"
    r"(?:знач|уваж(?:ив|ил|ує)|креслив|креслил|креслю|голос|яснив|яснил|яснює|казав|казал|каже|повів|повіл|відомив|відомил|відомля|важа|вважа|важив|важил"
    r"|переконан|твердив|твердил|твердж|кликав|кликал|кликає|передив|передил|гадав|гадал|гадує|сумув|дякув|дякує|дякув|вернув|вернул"
    r"|звернув|вернувс|вернулас|понув|понує|ступив|ступил|крив|крил|мітив|мітил|говорив|говорил|говорить|аналізув|аналізує|цінив|цінил"
    r"|порівня|ділив|ділил|вів увагу|тлумачив|тлумачил|розповів|розповіл|кцентув|кцентує|додав|додала|додає|ствердив|ствердил|заявля|вказує|уточню|полягає|резюму|констату|біцяє)"
    r"[^\W\d_]*"
    rf"|(?:за|від|під|на|ви|по|при|про|до|роз|пере|с|з|о|в|у|спів)?(?:{STEMS_UK})(?:в|ла|ли|ло)(?:ся|сь)?"
    r"|(?:за|на|о)?(?:стеріг|стерегла|поліг|полягла|вів|вела)(?:ся|сь)?",
    re.IGNORECASE,
)
REPORTING_JA = re.compile(
    r"述べ|指摘|強調|説明|主張|語っ|語り|論じ|報告|紹介|言及|挨拶|訴え|表明|分析|示し|示され|提起|求め|評価|発言|触れ|呼びかけ|締めくくっ|講演|発表"
    r"|問うた|警告|応じ|答え|促し|認め|懸念|批判|賛同|同意|反論|補足|振り返|力説|明らかに|挙げ|続け|感謝|歓迎|期待|見解|とした|との認識|と話し|提案|提言"
)
# Being there, opening a meeting and giving a speech are not saying anything yet; what tells of words comes behind.
PRESENT = re.compile(
    r"\b(?:deliver|g[ai]ve|ma[dk]e|open|clos|attend|chair|host|welcom|join|participat|presid|introduc|adjourn|conven|start|launch|conclud|mov|second"
    r"|call|lead|led|present|greet|address)(?:e?d|e?s|ing|en)?\b[^.;:“”\"]{0,70}?"
    r"\b(?:remarks?|speech(?:es)?|address(?:es)?|keynote|lecture|presentations?|statement|meeting|session|forum|conference|event|summit|discussions?|panel"
    r"|ceremony|seminar|webinar|talks?|participants|guests|audience|attendees|motion|minutes|agenda|order)\b",
)
TELLING = re.compile(
    r"[“\"«„「『:]|\b(?:that|who|saying|says|said|which he|which she)\b|,\s(?:and\s)?(?:\w+ly\s)?\w+ing\b|\bby\s\w+ing\b|\bto \w+ (?:on|that|how|why)\b"
    r"|\b(?:що|який|яка|котрий|котра|зазначи\w+|наголоси\w+|підкресли\w+|розпові\w+|сказа\w+|зокрема)\b",
    re.IGNORECASE,
)
TELLING_UK = re.compile(
    r"\b(?:що|зазначи\w+|наголоси\w+|підкресли\w+|розпові\w+|сказа\w+|додав|додала)\b|[:.]\s?[«“\"„]|\b(?:який|яка|котрий|котра)\s\w+(?:в|ла)\b",
    re.IGNORECASE,
)
# Being there is not speaking.
NOT_SPEAKING = frozenset(
    """participated attended joined was were is are died met visited arrived won received took prepared organized
    organised hosted led served became has had have featured represented signed represents serves works worked""".split()
)
MODERATING = re.compile(
    r"\b(?:moderated|chaired|facilitated|co-moderated|co-chaired)\b|\b(?:модерува(?:в|ла|ли)|модеру(?:є|ють|ватиме))\b|will moderate"
)

# Capitalised words of headings and organisations that no person is called by.
NOT_NAMES = (
    POST_WORDS
    | ORGANISATION_WORDS
    | frozenset(
        """
        the a an this that these those dear ladies gentlemen colleagues participants distinguished excellencies key main top
        new old first second third fourth fifth sixth seventh eighth ninth tenth panel session forum conference dialogue
        summit discussion round roundtable workshop seminar webinar symposium keynote opening closing welcome welcoming
        introductory concluding remarks speech address statement summary conclusion conclusions recommendations
        takeaways findings introduction background agenda programme program report research analysis event events news
        press release policy security defence defense war peace power soft hard sharp smart global regional international
        national european asian african american british ukrainian japanese chinese russian korean polish german french
        indian taiwanese indo pacific indo-pacific asia-pacific asia europe africa america eastern western northern southern
        central east west north south ukraine japan china russia korea taiwan poland germany france india australia canada
        usa us u.s uk eu nato un g7 g20 osce ministry foreign affairs economic economy energy climate digital cyber human
        social cultural culture public private strategic strategy military nuclear air sea land space river island islands bay gulf ocean strait order law rule rules world united states kingdom republic democratic
        people peoples january february march july september october november december monday tuesday wednesday thursday friday saturday sunday kyiv tokyo washington brussels london paris berlin moscow beijing
        seoul taipei lviv kharkiv odesa warsaw vilnius questions answers question answer q&a how what why when where who
        which is are can will does did should and or of in on at for to from with by as but if then thus however moreover
        finally furthermore meanwhile according speaking speaker's photo video watch read more subscribe share follow
        download contact about home menu search prime vice next previous lessons future past present history trade supply
        chain chains food water health education science technology technologies innovation resilience recovery
        reconstruction reform reforms support aid assistance sanctions investment investments infrastructure
        partnership cooperation co-operation alliances relations guarantees deterrence diplomacy democracy day part chapter
        section annex table figure coffee lunch dinner break registration reception networking special
        general joint common big short open free fair data artificial intelligence machine quantum maritime
        phd mba cmg obe kcmg esq jr sr he she they we it his her their our its i you
        вітальне вступне слово панель панельна дискусія сесія форум конференція перша друга третя четверта п'ята ключові
        основні головні висновки підсумки тези меседжі учасники спікери україна україни японія японії росія росії китай сша
        єс нато оон центр шановні дорогі пані та панове під час за на у в зі з про як що це про для він вона вони новий
        нова нове війна мир безпека оборона енергетика також чорне море північна південна корея сполучені штати тихий
        відкриття закриття програма порядок денний перерва кава реєстрація запитання відповіді питання азія європа київ токіо
        натомість наприкінці далі потім насамкінець зрештою наразі торік своєю відтак утім втім отже нарешті навпаки тоді попри серед
        щодо після перед поки коли якщо хоча завершуючи відкриваючи next later lastly instead yet still again afterwards subsequently
        similarly likewise nevertheless nonetheless conversely однак водночас крім окремо зокрема адже тому проте але і й та при або чи міністерство верховна рада далекий схід
        """.split()
    )
)
PARTICLES = frozenset("de del della di da dos van von der den ter ten la le bin ibn al el du zu af av y e".split())
# Nouns ending like these are ideas and not people.
ABSTRACT = re.compile(
    r"(?:tion|tions|sion|ment|ments|ness|ance|ence|ities|ology|ship|ships|ism|ization|isation|ings|acy|graphy|omics)$"
)

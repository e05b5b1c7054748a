/**
 * Lists the words of the 4,000 most frequent passwords, in lower case and without digits and signs at both ends.
 * Source: the list of Royce Williams as Django 5.2 ships it (BSD-3-Clause), which comes from leaked passwords.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
  a123456a a1a1a a1a2a a1a2a3a a1b2c a1b2c3d a1b2c3d4e a1s2d a1s2d3f a1s2d3f4g a2a3a a2b3c a2b3c4d a2b3c4d5e a2s3d a2s3d4f a838hfid aaaa aaaaa aaaaaa
  aaaaaaa aaaaaaaa aaaaaaaaaa aaliyah aaron abc123abc abcabc abcd abcde abcdef abcdefg abcdefgh abcdefghij abdullah abhishek abigail abracadabra abraham
  abrakadabra access accord account acmilan action adam addison adgjm adgjmp adgjmptw adidas aditya admin adrian adriana adriano adventure aerosmith
  aezakmi africa again agent agnieszka agosto agustin airborne airforce airplane akatsuki akax89wn akopa alabama alaska albert alberto albina alejandra
  alejandro aleksandr aleksandra aleksey alenka alessandra alessandro alessia alessio alex alexalex alexander alexandr alexandra alexandre alexandria
  alexandru alexia alexis alfaromeo alfonso alfred alfredo algerie aliali alibaba alice alicia alina alinka alisha alison alladin allah allen allison
  allstar almighty almond alonso alpha alpine alucard alvaro always alyssa amadeus amalia amanda amandine amarillo amazing amber amelia amelie america
  american amerika amigos amorcito amore amoremio amores amour amours amsterdam anaconda anakin anamaria anarchy anastasia anastasiya anderson andonly
  andre andrea andreas andreea andrei andres andrew andrey andromeda andy angel angela angelbaby angeles angelica angelika angelina angelique angelito
  angelo angels angie anhyeuem animal animals anime anita anjali anjing anna annabelle annamaria anne annette annie anthony antoine anton antonella
  antonia antonio antony anubis anything aobo apache apollo apple applepie apples april aquarius aqwzsx aragorn archana archer archie area argentina
  ariana arianna arizona arlene armagedon armando armani arnold arschloch arsenal artemis artemka arthur artist arturo asasas asd123asd asdasd asdasdasd
  asddsa asdf asdfasdf asdfg asdfgh asdfghj asdfghjk asdfghjkl asdfjkl asdfzxcv asdqwe asdzxc ashish ashlee ashleigh ashley ashton aspire aspirine
  asroma assass assassin asshole assman asterix atcskd2w athena atlanta atlantis attila attitude aubrey auburn audia audrey august aurelie aurora aussie
  austin australia autumn avalon avatar awesome awful axio ayesha azamat azerty azertyui azertyuiop azsxdc azsxdcfv aztnm babatunde babies baby babybaby
  babyblue babyboo babyboy babycakes babydoll babyface babygirl babygurl babyko babylon babylove babyphat bacardi bacchus backend backspace badass
  badboy badger badgirl badoo bailey baker balaji balance baller ballet ballin balls bambam bamboo banana bananas banane bandit bangalore bangladesh
  barbara barbie barcelona barney barsik bartek baseball basket basketball bastard batista batman battle baxter bayern bball bbbbbb beach beagle beanie
  bear bearbear bears bearshare beast beatles beatrice beatriz beautiful beauty beaver beavis beckham becky beer beethoven beetle behappy believe
  belinda bella belle beloved bender benfica benito benjamin bennett benny benoit benson bentley berlin bernadette bernard bernardo bernie best
  bestfriend bethany better betty bettyboop beverly beyonce bhbirf bianca bigboss bigboy bigdaddy bigdick bigdog bigfoot biggie bigmac bigman bigmoney
  bigred bigtits bill billabong billie billy billybob bingo bintang biology birdie birthday biscuit bishop bismillah bitch bitchass bitches bitchy
  biteme bkl29m2bk blabla blablabla black blackberry blackcat blackdog blackie blackjack blackrose blacky blades blah blahblah blake blanca blasted
  blaster blaze blazer bleach blessed blessing blessings blink blizzard blonde blondie blood bloods bloody blossom blowjob blowme blue blueberry
  bluebird blueeyes bluefish bluemoon bluesky bobbie bobbob bobby bobcat bobmarley bobo bogdan bollocks bomber bonbon bond bonita bonjour bonjovi bonnie
  boobies booboo boobs booger boogie boomboom boomer boots booty bordeaux boricua boss boston boubou bowling bowwow boxcar boxing bozo bradley brandi
  brandon brandy brasil bratz braveheart braves brayden brazil breanna brenda brendan brian briana brianna bridget bright brigitte britney britt
  brittany brittney broadway broken bronco broncos brooke brooklyn brooks brother brothers brown brownie bruce brucelee bruno brutus bryan bryant bscirc
  bubba bubble bubblegum bubbles buckeye buckeyes buddha buddy budlight budweiser buffalo buffy bugsbunny bulldog bulldogs bullet bullshit bumblebee
  bunny burger burrito burton bushido business busted buster butter buttercup butterfly butthead button buttons c43qpul5rz cactus cadillac caesar
  cafemom caitlin caleb california calimero callie callofduty callum calvin camaro camaroz cambiami camera camero cameron camila camilla camille camilo
  campbell canada cancer candice candy cannabis cannon cantik cantona canyon caprice capricorn capslock captain caramel caramelo cardinal cardinals
  carebear career carina carla carlitos carlo carlos carmel carmela carmelo carmen carol carole carolina caroline carolyn carpediem carrie carrot carson
  carter cartman cartoon casablanca casanova casey cashmoney casino casper cassandra cassidy cassie castillo castle castro catalina catarina catcat
  catch catdog caterina catfish catherine cathy cats cavalier cccccc cdtnkfyf cecile cecilia cedric celeste celine cellphone celtic celtics cent center
  central cepetsugih cfitymrf cgfhnfr chacha champ champion chance chandler chandra chanel change changeme chantal charger chargers charity charlene
  charles charley charlie charlotte charly charmed chase cheater cheche cheer cheese cheesecake cheetah chelsea chelseafc chemical chemistry cherokee
  cherry cheryl chester cheval chevelle chevrolet chevy cheyenne chiara chicago chicco chichi chicken chickens chico children china chipie chipper
  chiquita chivas chloe chocolat chocolate chopper chosen chouchou chris chrisbrown chrissy christ christian christina christine christmas christophe
  christopher christy chronic chubby chuck chucky church ciao ciaociao ciccio cinderella cindy cinema cinnamon cinta cintaku citroen cjkysirj cjkywt
  cjmasterinf claire clarence class classic classof claude claudia claudio clayton clement cleopatra cleveland clifford clinton cloud clover clowns
  cm6e7aumn cnjqrf cobra cocacola coco cocoa coconut cody coffee coldplay colleen college collin collins colombia colorado colt colton columbia comeer
  comeon comfort coming commando compaq computer confused connect conner connie connor contact control converse cookie cookies cool cool4u coolcat
  coolcool cooldude cooler coolgirl coolguy coolio coolman cooper copper corazon corey corinne corona corvette cosmo cosmos cotton coucou cougar counter
  country coupon coupons courage courtney cowboy cowboys cowgirl coyote cracker crazy creative cricket cricri crimson cristal cristian cristiano
  cristina cristo crystal cthutq cubs cucciolo cuddles cupcake curtis cute cute4u cuteako cutegirl cutie cutiepie cxfcnmt cynthia d1lakiss d2xyw89sxj
  d71lwz9zjs d8cubaj2e d9zufqd92n dadada daddy daddysgirl daisy dakota dalejr dallas dalton damian damien damilola dance dancer dancing dandan danger
  dangerous danica daniel daniela daniele danielle daniels daniil danila danilo danny dannyboy dante daphne daredevil darius darkangel darkness darkside
  darkstar darlene darling darren darwin dating daughter dauphin dave david davide dawson dbrnjhbz dddddd deadman deanna dearbook death deathnote debbie
  debora deborah december deedee deejay deepak defender deftones delete delfin dell delphine delpiero delta demon demon1q2w3e demons denis denise
  deniska dennis denver derek derrick design designer desire desiree desmond destiny destroy detroit devil devils devin devon dexter dfcbkbq dfkthbz
  dfkthf dfktynbyf dfvgbh dharma diablo diamante diamond diamonds diana diane dianne dick dickhead diego diesel dietcoke digger digimon digital dillon
  dima dimitri dimple dimples dinamo dingdong dinosaur diosesamor diosesfiel dipset director dirtbike discovery disney disturbed divine diwtgm dixie
  dkflbckfd dkflbvbh dmitriy doberman doctor dodge dodger dodgers dogdog doggie doggy dogs dollar dolores dolphin dolphins domenico domingo dominic
  dominican dominik dominika dominique domino donald dondon donkey donna donnie donovan dont4get doodle dookie doraemon dorian dorothy doudou douglas
  download dpbk dracula dragon dragonball dragonballz dragonfly dragons dragoon dream dreamer dreams driver drjynfrnt drowssap drpepper drummer dthjybrf
  dublin ducati duchess dude dudley duke dumbass duncan dupont dustin dusty dwade dylan eagle eagles eastside easy eatshit eclipse eddie edison eduard
  eduardo education edward eeeeee eeyore eh1k9oh eileen einstein ekaterina elaine eleanor electra electric elefante element elena eleonora elephant
  eleven elijah elisabeth elizabeth ellie elliot elliott elodie elvira elvis email emanuel emanuele emerald emerson emilia emilie emilio emily eminem
  emma emmanuel empire energy engineer england english enigma enrico enrique enter enterprise entropy eragon eric erica ericka ericsson erika ernest
  ernesto escape escort esmeralda esperanza esteban estelle esther estrela estrella estrellita eternity ethan etoile eugene eunice eureka evangelion
  evelyn everest evergreen everton evgeniy evildick evolution evony excalibur exigent explorer express extreme f00tball fabian fabiola fabrizio fabulous
  facebook faggot faith faithful fake falcon falcons fallen fallout familia family familyguy famous fantasy farfalla farmer fashion fast4u fatass fatboy
  fatcat father fatima fatman fatty favour february federica federico felicia felicidad felicidade felipe felix fellow fender fenerbahce ferari fernanda
  fernandez fernando ferrari ferret ffffff fgtkmcby ficken fiesta figaro fighter filippo fire fireball firebird firefly firefox fireman fish fisher
  fishing fitness fktrcfylh fktrcfylhf fktrctq flamengo flames flamingo flash flatron fletcher flipper florence flores florian florida flower flowers
  fluffy flyers flying fondoom football ford fordf forest forever forget forgot formula fortuna fortune fossil foster fountain foxpass fqrg7cs fr2rfq7xl
  france frances francesca francesco francis francisco franco francois frank frankie franklin franky freak freaky freckles fred freddie freddy frederic
  frederick fredfred free freebird freedom freeman freestyle french fresh friday friend friends friendship friendster frogger froggy frosty fu7u4a fuck
  fuck0ff fucker fuckface fuckfuck fucking fuckit fucklove fuckme fuckoff fuckthis fucku fucky0u fuckyou fuku funny fusion fussball futbol future
  fyfcnfcbz fylhtq fytxrf fyutkbyf g2w3e4r g9l2d1fzpy gabby gabriel gabriela gabriele gabriella gabrielle gagged galatasaray galaxy galina gambit
  gameboy gamecube gameover games ganda gandako gandalf ganesh ganesha gangsta gangster ganteng garcia garden garfield garrett gateway gatita gatito
  gators gbpltw gegcbr geheim gemini general genesis genius george georgia georgie georgina gerald geraldine gerard gerardo german germany geronimo
  gerrard getmoney gfhjkm gggggg ghbdtn ghbdtnbr ghetto ghjcnj ghost gianluca gianni giants gibson giggles gilbert gillian ginger giorgia giorgio
  giovanna giovanni giraffe girl girlfriend girls giulia giuseppe gizmo gjkbyf gladiator gladys glitter global gloria goblin goblue godbless goddess
  godfather godisgood godisgreat godislove godzilla gogogo goldberg golden goldfish goldie golf golfcourse golfer gonzales gonzalez goober good good4u
  goodboy goodbye goodgirl goodluck goodman goodness goofy google gordon gorgeous gorilla gothic gotohell grace gracie graham grandma grandpa granny
  grapes gratis great green greenday gregor gregory gretchen griffin grizzly groovy groupd gsxr guadalupe guardian guest guigui guillaume guillermo
  guinness guitar gundam gunit gunner gunners gustavo gwerty h1xp2z2duk habibi hacker haha hahaha hahahaha hailey hakr haley halflife hallo halloween
  halo hamburg hamilton hamlet hammer hamster handball handsome hanna hannah hannibal hanson hanuman happiness happy happyday happydays hardcore hariom
  harley harmony harold harris harrison harry harrypotter harvey hassan haters hawaii hawkeye hayabusa hayden hayley hbf28w health heart hearts heather
  heaven heckfy hector hehehe hejsan helena helene hell hellboy hellfire hello hellohello hellokitty helloo hellothere hellsing help helpme hendrix
  henry hentai herbert herbie hercules herman hermes hermione hermosa hernandez heroes hershey heslo hesoyam heyhey hfjdk hhhhhh higgins highheel
  highlander hihihi hilary hiphop history hithere hitler hitman hjvfirf hobbes hobbit hockey hola holahola holden holiday holla holland hollister holly
  hollywood home homelesspa homer honda hondacivic honduras honest honesty honey honeybee honeyko hongkong hookem hooters hoover hope hornet horny horse
  horses hot4u hotboy hotdog hotgirl hotmail hotmama hotrod hotshot hotstuff hottie hotties hotty house houston howard hsu75kpot http hubert hudson
  hughes hummer hunter hunting hurricane hussain iamcool iamnumber iamthebest ibanez ibrahim icecream icehouse iceman idontknow iforgot ig4abox ihateu
  ihateyou ilaria ilikepie illinois ilove ilovechris ilovegod iloveher ilovehim ilovejesus iloveme ilovemom ilovemusic ilovemymom ilovemyself ilovesex
  iloveu iloveyou iluvu imagine imcool imissyou immortal impala imperial incorrect incubus india indian indiana indigo indonesia inferno infiniti
  infinity info information ingrid inlove innocent insane insanity insert inside integra inter interests internet inuyasha ireland irene irina irish
  irock ironmaiden ironman isaac isabel isabella isabelle isaiah island ismael ismail israel istanbul italia iubire ivan ivanov ivanova iverson iw14fi9j
  iw14fi9jxl ix6s1fceh j38ifubn jack jackass jacket jackie jackson jacob jacobs jacqueline jacques jaguar jaimatadi jajaja jakarta jakcgt jake jakjak
  jamaica james jamesbond jamie janelle janice janine janjan january jared jasmin jasmine jason jasper javier jayden jayjay jayson jazmin jazmine jazzy
  jean jeanette jeanne jeff jefferson jeffery jeffhardy jeffrey jehovah jellybean jenifer jenjen jenna jennie jennifer jenny jeremiah jeremy jericho
  jermaine jerome jerry jersey jesse jessica jessie jester jesucristo jesus jesuschris jesuschrist jesusfreak jesusis jesusislord jesuss jesussaves
  jetaime jeter jewels ji394su jillian jimbob jimmy jjcg16dj5k jjjjjj jktymrf joanna joanne joaquin jobs jobsearch jocelyn joejoe joel joey johanna
  johannes john johncena johndeere johnjohn johnny johnson jojo jojojo joker jonas jonathan jones jonjon jordan jorge jose joseluis joseph josephine
  josh joshua journey joyce joyjoy jrcfyf juancarlos juanita juanito judith juggalo juicy julia julian juliana julie julien juliet juliette julius
  jumper jumpman june junebug jungle junior junjun jupiter just4fun just4me justdoit justice justin justinbieb justine justme juventus k2cizcdp kaiser
  kaitlyn kaka kakashi kakashka kaktus kamasutra kamikaze kamila kangaroo kansas karachi karate karen karina karolina kasper katana katarina kate
  katelyn katerina katherine kathleen kathryn kathy katie katrin katrina kawasaki kaykay kayla kaylee kayleigh keeper keith kelly kelsey kelvin kendall
  kendra kenken kennedy kenneth kenny kenshin kent kentucky kenzie kermit kevin keyboard khalid khushi kickass kicker kieran kikeunyw kiki killa
  killbill killer killers killme kimberly kimkim kinder king kingdom kingkong kingston kipper kirill kirsten kiss kisses kisskiss kissme kissmyass
  kitkat kitten kittens kitty kittycat kittykat kjkszpj kkkkkk kkkkkkk kkkkkkkk klaster kleopatra knight knights knopka kobe kodiak kokoko kolobok
  komputer konstantin kontakt kontol kosama koshka kosmos kotenok kramer krasotka krishna krista kristen kristi kristian kristin kristina kristine
  kristy krystal ktyjxrf kucing kurt kyle labrador lacoste lacrosse lady ladybug ladygaga laetitia laguna lahore lakers lakshmi lala lalala lalalala
  lamborghini lampard lancelot lancer landon lane laptop larisa larissa larry lastfm lasvegas laura lauren laurence laurent laurie lavender lawrence
  lawyer layout layouts leandro leanne lebron leelee left4dead legend legion legolas lemonade lemons lena lennon leonard leonardo leonie leopard lesbian
  leslie lestat lester leticia letmein letter lewis lexmark libero libertad liberty library life lifesucks lighthouse lightning lights lilian liliana
  lillian lilly lilmama lilman lilwayne lincoln linda lindsay lindsey lineage linked linkedin linkin linkinpark lionel lionheart lionking lisa little
  littleman liverpool lizard lizottes lizzie lkjhgfdsa llllll lobster logan logitech lokomotiv lola lolipop lolita lollipop lollol lollypop lolo lololo
  london lonely lonewolf longhorn longhorns looking loredana lorena lorenzo lorraine losangeles loser louis louise loulou louloute lourdes love
  love4ever love4life love4u lovebug loved lovegod lovehurts loveislife loveless lovelife lovelove lovely loveme lover loverboy lovergirl lovers loves
  lovesucks loveu loveya loveyou loving lovingyou lowrider lucas luciana luciano lucifer lucky luckydog lucy ludmila luis lukas luke lulu luna lupita
  lvbnhbq machine mackenzie macmac madden maddie maddog madeline madina madison madman madmax madness madonna madrid maestro maganda magdalena maggie
  magic magnet magnolia magnum mahal mahalkita mahalko mahesh maiden maison makaveli makayla maksim malaysia malcolm maldita malibu malika malina
  mallory mama mamama mamamama mamamia maman mamapapa mamita mamma mammamia mamour manager manchester mandy manila manish manisha mankind manman manny
  manolo manson manuel manuela manunited manutd maprchem maradona marathon marcel marcela marcelo marcia marcin marco marcos marcus margaret margarita
  margot maria mariah mariam marian mariana marianna marianne mariano maribel marie marijuana marika marilyn marina marine marines marino mario marion
  mariposa marisa marisol marissa marius marjorie mark market marketing markus marlboro marlene marley marlon maroon married marseille marshall marta
  martha martin martina martine martinez martini marvel marvin mary maryam maryann maryjane mason massage massimo master mastermind masters matador mate
  matematica mateusz mathew mathias mathieu mathilde matias matilda matrix matt matteo matthew matthias mattia mattie maureen maurice mauricio maurizio
  maverick maxima maxime maximilian maximus maxine maxmax maxwell mayday maymay mazda mazdarx mckenzie meandyou mechanical medicine medina medion
  megadeth megaman megan megane megaparol meghan melanie melina melinda melisa melissa melody melvin member mememe memory memphis mendoza meowmeow
  mercedes mercury meredith merlin mermaid mersedes messenger messi metal metallica mexican mexico miami miamor michael michaela michal micheal michel
  michele michelle michigan mickey mickeymouse microlab microsoft midnight mierda miguel mihail mike mikey milagros milan milana milano milena miley
  miller millie million milton mimi mine minecraft minerva minime minnie miracle mirage miranda miriam mishka misiek mission mississippi missy mister
  misty mitchell mittens mmmmmm mmmmmmmm mnbvcx mnbvcxz mobile mohamed mohammad mohammed moimoi mollie molly moloko momdad momma mommy momo momof monaco
  monalisa monamour monday mondeo money moneymaker moneyman moneys mongoose monica monika monique monitor monkey monkeys monopoly monroe monster montana
  montreal monty moocow mookie moomoo moon moonlight moose morales morena moreno morgan morgane morning morpheus morris morrison moscow motdepasse
  mother motherlode motocross motorola mountain mouse movies mozart ms0083jxj mudar muffin muhammad multiplelog mumbai munchkin murphy murray mushroom
  music musica musicman musique muslim mustafa mustang mustangs my2boys my2girls my2kids my3boys my3girls my3kids my3sons my4kids myangel mybaby
  myfamily mykids mylife mylove mymother myname mynoob mypassword myself myspace mystery n8zgt5p0shw nadia nadine namaste nana nancy napoleon napoli
  naruto nascar nasty nastya natali natalia natalie natalya natasha nathalie nathan nathaniel national nature naughty ncc1701d nellie nelly nelson
  nemesis neptune netlog network nevaeh never neveragain nevermind newcastle newjob newlife newman newpass newpassword newport newton newyork nfnmzyf
  nguyen nicholas nichole nick nickjonas nicky nicola nicolas nicole nigeria nigga nigger nightmare nikita nikki nikola nikolas nikolay nina ninja
  nintendo nirvana nissan nks230kjs nnnnnn nobody noelle nofear nokia nokian noname none nonmember nonono noodle noodles nopassword norman norte norton
  nothing notthat nounou nounours november noway ntktajy nugget null number nursing nutella nuttertools nyq28giz1z oakland oakley oblivion oceane
  ocpoook october odessa odi15ngxb office ohmnamah oicu oklahoma okokok oksana olamide olayinka oleg olga oliver olivia olivier oluwaseun omarion omega
  omni omsairam onelove onepiece online onlyme oooooo opensesame openup opeyemi oracle orange oranges original orlando oscar osiris outlaw overlord
  oxford p0o9i8u p3rat p4ssw0rd pa55w0rd pa55word pacific packard packers pacman paddle paige paintball pakistan paladin palermo pallmall paloma pamela
  panama panasonic pancho panda pandora panget pangit pantera panther panthers panzer papa papamama papillon papito paradise paradox paramore paris
  parker parola parrot party pasaway pascal pass pass1word passat passer passion passpass passport passw0rd password passwords passwort pastor pasword
  patata patches patience patrice patricia patrick patrik patriot patriots paul paula paulina pauline pavel pavilion payton pdtplf peace peaches peanut
  peanuts pearljam pebbles pedro peekaboo peewee pegasus pelusa pencil penelope penguin penguins penis penny pentium people pepito pepper pepsi perfect
  personal peter peterpan peugeot peyton phantom philip philippe philips phillip philly phoebe phoenix phone piazza picasso piccolo pickle pickles
  pierre piggy piglet pikachu pimp pimpin pineapple pingpong pink pinkfloyd pinky pioneer pippin pippo pirate pirates pisces pitbull pizza pk3x7w9w
  placebo planet plastic platinum playa playboy player playstation please plymouth pogiako point poison poisson poiuyt poiuytrewq pok29q pokemon poker
  poland polaris police polina pollito polopolo polska pompier poncho pontiac poodle poohbear pookie poonam poop pooper poopie poopoo pooppoop poopy
  popcorn popeye popo popopo poppop poppy porkchop pornstar porsche porter portland portugal positive postal potato pothead potter power powers pppppp
  praise prakash prasad prayer preciosa precious predator prelude presario president preston pretty prettygirl primavera prince princesa princess
  princesse printer priscilla prissy private privet priyanka prodigy project promise psycho pudding puertorico pumpkin punisher punk punkin punkrock
  puppies puppy pupsik purple pussy pussycat pyon pyramid q1q1q q1q1q1q q1q2q q1w2e q1w2e3r q1w2e3r4t q1w2e3r4t5y q2w3e q2w3e4r q2w3e4r5t q2w3e4r5t6y
  qa2ws qa2ws3ed qarglr qawsed qawsedrf qaz1qaz qaz2wsx qaz2wsx3edc qazqaz qazwsx qazwsxedc qazxsw qazxswedc qazzaq qdujvyg5sxa qqqq qqqqq qqqqqq
  qqqqqqq qqqqqqqq qqqwww qqww qqwwee qti7zxh18u quality queen queenie quentin quincy qw12qw qw23we qw34er qwas qwaszx qwe123qwe qwe1asd qweasd
  qweasdzxc qwedsa qweewq qweqwe qweqweqwe qwer qwerasdf qwerqwer qwert qwerty qwertyu qwertyui qwertyuio qwertyuiop qwertz qwqwqw r2d2c3po r968ji9ufj
  rabbit racecar rachael rachel rachelle racing radio radiohead rafael ragnarok rahasia raider raiders raiderz rainbow rainbows rajesh rambler rambo
  ramesh ramirez rammstein ramona ramones ramses random randy ranger rangers raphael raptor raquel rascal rastaman raven ravens raymond rayray rbhbkk
  rctybz rdfhnbhf reading reagan realmadrid reaper rebeca rebecca rebel rebelde rebound redalert redbull reddog redhead redhot redman redneck redred
  redrose redrum redskins redsox redwings reebok reggie regina register remember renata renato renault renee renegade rental research respect retard
  retired revenge revolution rewq rfhbyf rfnthbyf rfrfirf rfrnec rhbcnbyf rhfcjnrf ricardo riccardo richard richie richmond ricky riley rivera rjntyjr
  rjs1la2qe rjs1la7qe rjs5la8qe roadrunner robbie robert roberta roberto robin robinson rochelle rock rocker rocket rocknroll rockon rockstar rocky
  rockyou rodney rodrigo rodriguez roger roland rolltide romain roman romance romania romano romashka romeo romero romina rommel ronald ronaldinho
  ronaldo ronnie rooney rooster rootbeer rosario roscoe rose rosebud rosemary rosie rosita rossi rough route roxana roxanne rrrrrr rsavoy runescape
  runner running rupert rush ruslan russell russia rustam rusty ryan sabina sabine sabrina sachin sadie safety sahara saibaba sailing sailor sailormoon
  saints sairam sakura sally salman salmon salome salope salvador salvation salvatore samantha samara sameer samira sammie sammy sample sampson samsam
  samson samsung samuel samurai sanane sanchez sandeep sandiego sandman sandra sandrine sandro sandy sanjay santana santiago santos santosh sapphire
  sara sarah sarita sasasa sascha sasha sassy sasuke satan satellite saturn savage savannah sayang sayangku scania scarface scarlet scarlett schalke
  schatz school science scooby scoobydoo scooter scorpio scorpion scotland scott scotty scrappy scream scruffy sean search season seattle sebastian
  sebastien secret security selena selina semperfi senegal senha sentnece sephiroth september serega serena serenity sergei sergey sergio server service
  sesame seven sevilla sexsex sexsexsex sexxxy sexy sexy4u sexybeast sexybitch sexyboy sexygirl sexylady sexymama sexyme shadow shaggy shakira shalom
  shaman shamrock shane shanna shannon shanti sharks sharma sharon sharp shasha shasta shawn sheba sheena sheila shelby shelley shelly sherlock sherman
  sherry shibby shiloh shirley shit shitface shithead shogun shooter shopping shorty shotgun showtime shutup sidney siemens sierra sigma silence silent
  silly silver silvia simba simon simona simone simple simpleplan simpson simpsons simran singapore singer single sirius sissy sister sisters sk84life
  sk8board sk8ordie sk8ter skate skate4life skateboard skater skeeter skiffy skipper skippy skittles skolko skorpion skyhawk skylar skyler skyline
  skywalker slayer sleepy slimshady slipknot smackdown smallville smart smile smile4me smiles smiley smith smitty smoke smokey smokie smooth smudge
  snake snakes snickers sniper snoopy snowball snowboard snowflake snowman snuggles sobaka soccer socrates sofia softball software soldier soledad
  soleil solnce solomon someone something sommer sonia sonic sonny sooners sophia sophie souljaboy soulmate south southpark southside space spam spanish
  spanky sparkle sparky sparrow sparta spartak spartan special spectrum speedy spencer spider spiderman spike spirit spitfire sponge spongebob spooky
  sporting sports spring sprite spunky spurs sputnik squirrel squirt srinivas sssss ssssss ssyu stacey stalker standard stanley star starbucks starcraft
  stardust starfish stargate starlight stars start startrek starwars status stealth steaua steelers stefan stefania stefanie stefano stella stellina
  steph stephane stephanie stephen sterling steve steven stevie stewart stinger stingray stinky stitch stonecold stoner stones storm stormy stranger
  stratfor stratus strawberry street strength strike striker strong stuart student studio stupid subaru sublime subzero success sucesso sucker suckit
  suckme suckmydick sugar sullivan sultan summer summertime sundance sunday sunflower sunny sunrise sunset sunshine super supergirl superman supernova
  superstar sureno suresh surfer surfing susan susana suzanne suzuki svetik svetlana svoboda sweet sweetheart sweetie sweetness sweetpea sweets sweety
  swimmer swimming swordfish sydney sylvester sylvia sylvie syncmaster system sz9kqcctwy tabitha taco tacobell taekwondo taishan tamara tammy tangkai
  tanner tanya target tarheels tarzan tasha tatiana tattoo tatyana taurus taylor taytay tazmania tdutybq teacher team teamo techn9ne techno teddy
  teddybear teiubesc telefon telefono telephone television temitope temp temple temppass tennis tequiero tequila teresa terminator terror terry test
  tester testing testpass testtest texas thailand thankgod thanks thankyou thebest theboss thegame theking theman theodore theone theresa therock
  thesims thierry thirteen thomas thompson thug4life thuglife thumper thunder tianya ticket tiesto tiffany tiger tigers tigger timber timmy timothy tina
  tinker tinkerbell tinkle tintin titanic titans tkfkdgo tnk0mk16vx tobias toffee together tokiohotel toledo tomato tomcat tommy tomtom tonton tony
  tootsie topgun topolino topsecret torino tornado toronto torres toshiba toto tottenham toulouse toyota trabajo tracey tractor tracy trance travel
  travis treasure trebor trevor trfnthbyf tricia trigger trinidad trinity tripper trisha tristan triumph trixie trombone trooper trouble trucker trucks
  truelove trumpet trunks trustno ttd955audg tttttt tucker tudelft tuning tupac turkey turner turtle tweety twilight twinkle twins twister ty2t1hv3oc
  tyler tyrone tyson u38fa ufkbyf ugd5hip2j uhfybn uiopy ultima ultimate umbrella underground undertaker unicorn unique united univers2l universal
  universe university unknown unreal uqa9ebw usdopaa user utopia uvgx8f v21wbgad v7upjw3nt vacation vaffanculo vagina valencia valentin valentina
  valentine valentino valera valeria valerie vampire vampires vancouver vanessa vanilla vanille vectra vegeta velvet venus verbatim verizon veronica
  veronika vfczyz vfhbyf vfhecz vfhufhbnf vfibyf vfksirf vfrcbv vfrcbvrf vfvekz vfvfgfgf vfvjxrf vicente vicky victor victoria victory vietnam viewsonic
  viking vikings viktor viktoria vincent vincenzo vinnie violet violeta violin viper viphv5j virgin virginia virginie vishal vision vitalik vitoria
  vivian vkontakte vladik vladimir vladislav vodafone voiture volcom volkswagen volleyball volume voodoo voyager vqsablpzla vrbgqns vvvvvv w1975a w1976a
  w1977a w1978a w1979a w1980a w1981a w1982a w1983a w1984a w1985a w1986a w1987a w1988a w1989a w1990a w5txn36alfw wachtwoord waheguru walker wallace
  walmart walter wangyut wanker wanted warcraft warhammer warlock warning warren warrior warriors washington wasser wassup water waterloo watermelon
  waters watson wayne weasel webhompass webhost webster wedding weed weezer welcome welkom wendy werder werewolf werner wertyu wesley western westham
  westlife westside westwood what whatever whatsup whatthezor whiskers whiskey white whitney whocares whore whynot wicked widget wildcat wildcats
  william williams willie willow willy wilson window windows winner winnie winston winter wisdom wizard woaini wolf wolfgang wolfpack wolverine wolves
  wombat wonder wonderful wonderland woodstock woody wordpass wrangler wrestling wutang wwwwww wxcvbn x4ivyga51f xander xavier xbox xfgs3ii9d xfiles
  xiang xxxx xxxxx xxxxxx xxxxxxxx y6p67ftrqj yagjecc yahoo yahooo yamaha yamahar yankee yankees yasmin yasmine ybccfy ybrbnf ybrjkfq yellow yfcntymrf
  yfdbufnjh yfnfif yfnfkmz yolanda yomama yomomma youandme youbye young youngmoney yourmom yousuck youtube youyou yoyo yoyoyo ytrewq yuantuo yugioh
  yvette yvonne z1x2c z1x2c3v z2x3c z2x3c4v zachary zag12wsx zaq12wsx zaq1xsw zaqwsx zaqxsw zaqxswcde zeppelin zidane ziggy zigzag zipper zn6fpn01x zoey
  zombie zoosk zouzou zvezda zxasqw zxcasd zxcasdqwe zxcv zxcvb zxcvbn zxcvbnm zxczxc zxzxzx zzzzzz zzzzzzz zzzzzzzz
`
    .trim()
    .split(/\s+/),
);

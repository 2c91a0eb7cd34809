/**
 * Which clocks a place may live by, as of December 2025. Two zones and more: the place is divided, and nothing here says where.
 * Zones that have shown the same clock since 2008 stand under one name, Boise under Denver, Detroit under New York.
 */
type ZoneTable = Readonly<Record<string, string>>

/** States and territories. Arizona is divided by the Navajo Nation, which moves its clocks. */
export const zonesByState: ZoneTable = {
  'America/New_York': 'CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV',
  'America/Chicago': 'AL AR IA IL LA MN MO MS OK WI',
  'America/Denver': 'CO MT NM UT WY',
  'America/Los_Angeles': 'CA WA',
  'America/Chicago America/New_York': 'FL IN KY MI TN',
  'America/Chicago America/Denver': 'KS ND NE SD TX',
  'America/Denver America/Los_Angeles': 'ID NV OR',
  'America/Denver America/Phoenix': 'AZ',
  'America/Adak America/Anchorage': 'AK',
  'America/Puerto_Rico': 'PR VI',
  'Pacific/Guam': 'GU MP',
  'Pacific/Honolulu': 'HI',
  'Pacific/Majuro': 'MH',
  'Pacific/Pago_Pago': 'AS',
  'Pacific/Palau': 'PW',
  'Pacific/Pohnpei': 'FM',
}

/** First three digits of postal codes; a range in a group stands for all of its numbers. Codes of the armed forces are nowhere. */
export const zonesByPostalPrefix: ZoneTable = {
  'America/New_York': `
    004-005 010-069 070-089 100-212 214-268 270-323 326-339 341-342 344 346-347 349 374 376-379 398-400 402-418 425 430-462 466-474
    478 480-497 569`,
  'America/Chicago': '325 350-372 375 380-397 420-424 463-464 476-477 500-568 570-574 580-584 587-588 600-676 679-689 700-797',
  'America/Denver': '577 590-599 693 799-834 836-837 840-847 870-885',
  'America/Los_Angeles': '838 889-961 970-978 980-994',
  'America/Chicago America/New_York': '324 373 401 426-427 465 475 479 498-499',
  'America/Chicago America/Denver': '575-576 585-586 677-678 690-692 798',
  'America/Denver America/Los_Angeles': '835 979',
  'America/Phoenix': '850-859 863-864',
  'America/Denver America/Phoenix': '860 865',
  'America/Anchorage': '995-999',
  'Pacific/Honolulu': '967-968',
  'America/Puerto_Rico': '006-009',
  'Pacific/Guam Pacific/Majuro Pacific/Palau Pacific/Pohnpei': '969',
}

/** Postal codes that keep another clock than their neighbours: Crab Orchard, Ora, West Wendover, Pago Pago, Wake, Adak and Atka. */
export const zonesByPostalCode: ZoneTable = {
  'America/Adak': '99546 99547',
  'America/Chicago': '37723 46968',
  'America/Denver': '89883',
  'Pacific/Pago_Pago': '96799',
  'Pacific/Wake': '96898',
}

/** Area codes of country code 1, where numbers of that code were first given out. Codes that belong to no place are left out. */
export const zonesByAreaCode: ZoneTable = {
  'America/New_York': `
    201 202 203 207 212 215 216 220 223 227 229 231 234 239 240 248 252 260 267 269 272 276 283 301 302 304 305 313 315 317 321 324
    326 329 330 332 336 339 347 351 352 363 380 386 401 404 407 410 412 413 419 434 436 440 443 445 463 470 472 475 478 484 502 508
    513 516 517 518 540 551 561 567 570 571 582 585 586 603 607 609 610 614 616 617 624 631 640 645 646 656 667 678 679 680 681 686
    689 703 704 706 716 717 718 724 727 728 732 734 740 743 754 757 762 765 770 771 772 774 781 786 802 803 804 810 813 814 821 826
    828 835 838 839 843 845 848 854 856 857 859 860 862 863 864 865 878 904 908 910 912 914 917 919 929 934 937 941 943 947 948 954
    959 973 978 980 984 989`,
  'America/Chicago': `
    205 210 214 217 218 224 225 228 235 251 254 256 262 274 281 309 312 314 316 318 319 320 325 327 331 334 337 346 353 361 402 405
    409 414 417 430 432 447 457 464 469 471 479 483 501 504 507 512 515 531 534 539 557 563 572 573 580 601 608 612 615 618 629 630
    636 641 651 659 660 662 682 708 712 713 715 726 730 731 737 763 769 773 779 806 815 816 817 830 832 847 861 870 872 901 903 913
    918 920 924 931 936 938 940 945 952 956 972 975 979 985`,
  'America/Los_Angeles': `
    206 209 213 253 279 310 323 341 350 360 369 408 415 424 425 442 503 509 510 530 559 562 564 619 626 628 650 657 661 669 702 707
    714 725 738 747 760 805 818 820 831 840 858 909 916 925 949 951 971`,
  'America/Toronto': '226 249 263 289 343 354 365 382 416 437 438 450 468 514 519 548 579 613 647 683 705 742 753 819 873 905 942',
  'America/Denver': '303 307 385 406 435 505 575 719 720 748 801 915 970 983',
  'America/Chicago America/New_York': '219 270 364 423 448 574 606 729 812 850 906 930',
  'America/Denver America/Los_Angeles': '208 458 541 775 986',
  'America/Edmonton America/Vancouver': '236 250 257 672 778',
  'America/Chicago America/Denver': '308 605 620 701 785',
  'America/Edmonton': '368 403 587 780 825',
  'America/Winnipeg': '204 431 474 584',
  'America/Halifax': '428 506 782 902',
  'America/Phoenix': '480 520 602 623',
  'America/Puerto_Rico': '340 787 939',
  'America/Halifax America/Toronto': '367 418 581',
  'America/Santo_Domingo': '809 829 849',
  'America/Regina': '306 639',
  'America/Jamaica': '658 876',
  'Pacific/Guam': '670 671',
  'America/Halifax America/St_Johns': '709 879',
  'America/Nassau': '242',
  'America/Barbados': '246',
  'America/Anguilla': '264',
  'America/Antigua': '268',
  'America/Tortola': '284',
  'America/Cayman': '345',
  'Atlantic/Bermuda': '441',
  'America/Grenada': '473',
  'America/Vancouver': '604',
  'America/Grand_Turk': '649',
  'America/Montserrat': '664',
  'Pacific/Pago_Pago': '684',
  'America/Lower_Princes': '721',
  'America/St_Lucia': '758',
  'America/Dominica': '767',
  'America/St_Vincent': '784',
  'America/Toronto America/Winnipeg': '807',
  'Pacific/Honolulu': '808',
  'America/Port_of_Spain': '868',
  'America/St_Kitts': '869',
  'America/Denver America/Phoenix': '928',
  'America/Edmonton America/Toronto America/Vancouver America/Winnipeg': '867',
  'America/Adak America/Anchorage': '907',
}

" Asks cards in a window of Vim or Neovim: :K8sQuiz [QUERY]
"
" Space shows the answer, 1 to 4 grade it and ask the next card, q closes the window.
" Copy the folder to ~/.vim/pack/quiz/start/, or ~/.local/share/nvim/site/pack/quiz/start/.

if exists('g:loaded_k8s_quiz')
  finish
endif
let g:loaded_k8s_quiz = 1

command! -nargs=* K8sQuiz call s:Open([<f-args>])

" Runs the program and returns its JSON; v:null if it printed none, as after an error.
function! s:Run(arguments) abort
  let command = join(map(['k8s-quiz'] + a:arguments, 'shellescape(v:val)'))
  let output = system(command)
  try
    return json_decode(output)
  catch
    echohl ErrorMsg | echomsg trim(output) | echohl None
    return v:null
  endtry
endfunction

function! s:Open(query) abort
  new
  setlocal buftype=nofile bufhidden=wipe noswapfile filetype=markdown
  let b:query = a:query
  nnoremap <buffer> <nowait> <Space> :call <SID>Reveal()<CR>
  for grade in [1, 2, 3, 4]
    execute printf('nnoremap <buffer> <nowait> %d :call <SID>Grade(%d)<CR>', grade, grade)
  endfor
  nnoremap <buffer> <nowait> q :close<CR>
  call s:Ask()
endfunction

function! s:Ask() abort
  let b:card = v:null
  let next = s:Run(['next', '--json'] + b:query)
  if type(next) != type({})
    return
  endif
  let b:card = next.card
  let b:start = localtime()
  let b:is_open = 0
  if type(b:card) == type({})
    call s:Show(['# ' . s:Title(b:card), '', 'Space shows the answer.'])
  elseif next.why ==# 'wait'
    call s:Show(['The next card comes at ' . next.until])
  else
    call s:Show(['Nothing is left today.'])
  endif
endfunction

function! s:Reveal() abort
  if type(b:card) != type({})
    return
  endif
  let b:is_open = 1
  let lines = ['# ' . s:Title(b:card), '']
  for point in b:card.points
    call add(lines, (point.core ? '- [ ] ' : '- ') . s:Text(point))
  endfor
  for entry in b:card.entries
    if type(entry.answer) == type('')
      call extend(lines, [''] + split(entry.answer, "\n", 1))
      break
    endif
  endfor
  call s:Show(lines + ['', '1 under half, 2 over half, 3 nearly all, 4 all, fluently'])
endfunction

function! s:Grade(grade) abort
  if type(b:card) != type({}) || !b:is_open
    return
  endif
  let seconds = localtime() - b:start
  let graded = s:Run(['grade', b:card.id, string(a:grade), '--seconds', string(seconds), '--json'])
  if type(graded) == type({})
    call s:Ask()
  endif
endfunction

function! s:Title(card) abort
  return type(a:card.title) == type({}) ? s:Text(a:card.title) : a:card.question
endfunction

" A text in the language of Vim, else in the other one.
function! s:Text(text) abort
  let [first, second] = v:lang =~# '^zh' ? ['zh', 'en'] : ['en', 'zh']
  return type(a:text[first]) == type('') ? a:text[first] : a:text[second]
endfunction

function! s:Show(lines) abort
  setlocal modifiable
  silent %delete _
  call setline(1, a:lines)
  setlocal nomodifiable
endfunction
